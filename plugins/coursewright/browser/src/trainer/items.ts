/** The figures of one question on first attempts, by revision; knows no page. What is said of few is not said. */

import { digest } from "../seal.ts";
import type { Choice, Course } from "./course.ts";
import { compare } from "./learners.ts";
import { picked } from "./sittings.ts";
import type { Answered } from "./sittings.ts";
import { bootstrap, correlation, difference, mean, quantile, wilson } from "./statistics.ts";
import type { Interval } from "./statistics.ts";

/** The least number of learners without whom a figure is not told. */
export const LEAST = {
  difficulty: 10,
  discrimination: 20,
  alpha: 20,
  choices: 10,
  language: 10,
  time: 5,
} as const;
/** Below it figures are for orientation only. */
export const FEW = 50;

/** The share of learners who got all of it at first, and how sure that is. */
export interface Difficulty {
  readonly right: number;
  readonly n: number;
  readonly p: number;
  readonly interval: Interval;
}

/** The correlation of a question's credit with that of all others of the test. */
export interface Discrimination {
  readonly r: number;
  readonly n: number;
  readonly interval: Interval;
}

/** How often a choice was taken: by all, by the third with the best rest of the test, by the worst third. */
export interface ChoiceCount {
  readonly token: string;
  readonly text: string;
  readonly right: boolean;
  readonly n: number;
  readonly high: number;
  readonly low: number;
}

/** The same question in two languages. */
export interface LanguageGap {
  readonly languages: readonly [string, string];
  readonly right: readonly [number, number];
  readonly n: readonly [number, number];
  readonly interval: Interval;
}

/** What is known of one revision of a question; null where too few have answered. */
export interface ItemFigures {
  readonly question: string;
  readonly rev: string;
  /** Whether this is the revision of today. */
  readonly current: boolean;
  readonly n: number;
  readonly right: number;
  readonly credit: number;
  readonly difficulty: Difficulty | null;
  readonly discrimination: Discrimination | null;
  /** How many have answered enough of the other questions. */
  readonly rests: number;
  readonly choices: readonly ChoiceCount[];
  /** How many are in each of the two groups of `choices`. */
  readonly third: number;
  /** Wrong choices that nobody has taken, where enough have answered. */
  readonly untaken: readonly ChoiceCount[] | null;
  /** Median milliseconds. */
  readonly time: number | null;
  readonly sure: number;
  readonly sureWrong: number;
  readonly gaps: readonly LanguageGap[];
}

/** The figures of the answers to one revision of a question; `rest` is what their learners got elsewhere. */
export function itemOf(
  answers: readonly Answered[],
  rest: ReadonlyMap<Answered, number | null>,
  course: Course,
): ItemFigures {
  const rows = [...answers].sort((a, b) => compare(a.learner, b.learner));
  const { question, rev } = rows[0]!;
  const known = course.questions[question];
  const current = known?.rev === rev;
  const n = rows.length;
  const right = rows.filter(({ x }) => x === 1).length;
  const choices = current && known?.choices ? choicesOf(known.choices, rows, rest) : [];
  const wrong = choices.filter((choice) => !choice.right);
  const times = rows.map(({ ms }) => ms).filter((ms) => ms > 0);
  const sure = rows.filter((row) => row.sure === 3);
  return {
    question,
    rev,
    current,
    n,
    right,
    credit: mean(rows.map(({ x }) => x)),
    difficulty: n < LEAST.difficulty ? null : { right, n, p: right / n, interval: wilson(right, n) },
    rests: ranked(rows, rest).length,
    discrimination: discriminationOf(rows, rest, course.course),
    choices,
    third: Math.floor(ranked(rows, rest).length / 3),
    untaken: n < LEAST.choices || !choices.length ? null : wrong.filter((choice) => !choice.n),
    time: times.length < LEAST.time ? null : quantile(times, 0.5),
    sure: sure.length,
    sureWrong: sure.filter(({ x }) => x < 1).length,
    gaps: gapsOf(rows, course.languages),
  };
}

/** Where an interval's drawing begins: a number of its own for each question and revision. */
export function seedOf(course: string, question: string, rev: string): number {
  return parseInt(digest(`${course} ${question} ${rev}`).slice(0, 8), 16);
}

function discriminationOf(
  rows: readonly Answered[],
  rest: ReadonlyMap<Answered, number | null>,
  course: string,
): Discrimination | null {
  const pairs = rows.flatMap((row) => {
    const own = rest.get(row);
    return typeof own === "number" ? [[row.x, own] as const] : [];
  });
  if (pairs.length < LEAST.discrimination) return null;
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const r = correlation(xs, ys);
  const interval = r === null ? null : bootstrap(xs, ys, seedOf(course, rows[0]!.question, rows[0]!.rev));
  return r === null || !interval ? null : { r, n: pairs.length, interval };
}

/** Answers from the best rest of the test to the worst; of equal ones the learner's key decides. */
function ranked(rows: readonly Answered[], rest: ReadonlyMap<Answered, number | null>): readonly Answered[] {
  const known = rows.filter((row) => typeof rest.get(row) === "number");
  return known.sort((a, b) => rest.get(b)! - rest.get(a)! || compare(a.learner, b.learner));
}

function countOf(group: readonly Answered[], token: string): number {
  return group.filter((row) => picked(row).includes(token)).length;
}

function choicesOf(
  choices: readonly Choice[],
  rows: readonly Answered[],
  rest: ReadonlyMap<Answered, number | null>,
): readonly ChoiceCount[] {
  const order = ranked(rows, rest);
  const third = Math.floor(order.length / 3);
  return choices.map(([token, text, right]) => ({
    token,
    text,
    right,
    n: countOf(rows, token),
    high: countOf(order.slice(0, third), token),
    low: countOf(third ? order.slice(-third) : [], token),
  }));
}

function gapsOf(rows: readonly Answered[], languages: readonly string[]): readonly LanguageGap[] {
  const counts = languages.map((language) => {
    const own = rows.filter(({ lang }) => lang === language);
    return { language, n: own.length, right: own.filter(({ x }) => x === 1).length };
  });
  const enough = counts.filter(({ n }) => n >= LEAST.language);
  return enough.flatMap((a, at) =>
    enough.slice(at + 1).map((b) => ({
      languages: [a.language, b.language] as const,
      right: [a.right, b.right] as const,
      n: [a.n, b.n] as const,
      interval: difference(a.right, a.n, b.right, b.n),
    })),
  );
}
