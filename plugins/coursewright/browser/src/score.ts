/** What a quiz's answers add up to; knows no page. */

import { isFull } from "./record.ts";
import type { Attempt, Credit } from "./record.ts";

/** A question's weight and objective, and its last answer's credit and confidence (1 guess … 3 sure). */
export interface Scored {
  readonly points: number;
  readonly objective: string;
  readonly last: Pick<Attempt, "got" | "sure">;
}

/** Questions right and all questions that can be. */
export interface Tally {
  right: number;
  of: number;
}

/** Percent rounded down (a pass is never rounded up to), questions right, and how many more would pass. */
export interface Score extends Tally {
  readonly percent: number;
  readonly passed: boolean;
  readonly short: number;
}

/** The score of an attempt; reflections and self-ratings (credit of 0) do not count. */
export function scoreOf(answers: readonly Scored[], pass: number): Score {
  const counted = answers.filter(({ last }) => last.got[1] > 0);
  const full = counted.reduce((sum, { points }) => sum + points, 0);
  const missing = counted.map((answer) => answer.points - earned(answer)).sort((a, b) => b - a);
  let open = missing.reduce((sum, points) => sum + points, 0);
  // A hair is left for thirds that do not add up to one in binary.
  const share = (): number => (full ? ((full - open) / full) * 100 + 1e-9 : 100);
  const percent = Math.floor(share());
  const passed = share() >= pass;
  let short = 0;
  for (const points of missing) {
    if (share() >= pass) break;
    open -= points;
    short++;
  }
  return {
    percent,
    passed,
    short,
    right: counted.filter(({ last }) => isFull(last.got)).length,
    of: counted.length,
  };
}

function earned({ points, last: { got } }: Scored): number {
  return (points * got[0]) / got[1];
}

/** Questions right for each objective, in the order of first use, and whether any credit was earned. */
export function byObjective(answers: readonly Scored[]): Map<string, Tally & { some: boolean }> {
  const tallies = new Map<string, Tally & { some: boolean }>();
  for (const { objective, last } of answers) {
    const tally = tallies.get(objective) ?? { right: 0, of: 0, some: false };
    tallies.set(objective, add(tally, last.got));
  }
  return tallies;
}

function add(tally: Tally & { some: boolean }, got: Credit): Tally & { some: boolean } {
  if (!got[1]) return tally;
  return { right: tally.right + Number(isFull(got)), of: tally.of + 1, some: tally.some || got[0] > 0 };
}

/** Questions right for each confidence that was given, 3 (sure) to 1 (guess). */
export function bySure(answers: readonly Scored[]): Map<number, Tally> {
  const tallies = new Map<number, Tally>();
  for (const sure of [3, 2, 1]) {
    const own = answers.filter(({ last }) => last.sure === sure && last.got[1]);
    if (own.length)
      tallies.set(sure, { right: own.filter(({ last }) => isFull(last.got)).length, of: own.length });
  }
  return tallies;
}
