/**
 * On which days a question was answered, and how well it was known each time: what reviews are planned by. Of a day the
 * first check counts: behind it stands what was told. Knows no page and no clock.
 */

import { isFull, isWhole } from "./attempt.ts";
import type { Attempt } from "./attempt.ts";

/** How an answer was known: 0 wrong and thought sure, 1 wrong, 2 right by guess, 3 right, 4 right and sure. */
export type Known = 0 | 1 | 2 | 3 | 4;
/** A day, counted from 1970 by the learner's own calendar, and how the question was known. */
export type Day = readonly [day: number, known: Known];

/** What of a question's record is looked at. */
interface Kept {
  readonly days?: readonly Day[];
  readonly first?: Attempt;
  readonly last?: Attempt;
}

/** As many days are kept of a question; more than one is asked in years. */
const MOST = 60;
const SECONDS = 86_400;

/** The day of a moment (seconds since 1970) by the calendar of this device. */
export function dayOf(at: number): number {
  const date = new Date(at * 1000);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (SECONDS * 1000);
}

/** The days of a question in order; of a record from before they were kept those of its first and its last answer. */
export function daysOf({ days, first, last }: Kept): readonly Day[] {
  if (Array.isArray(days) && days.every(isDay)) return days;
  return [first, last].reduce<readonly Day[]>((kept, attempt) => withDay(kept, attempt), []);
}

/** The days after an answer. */
export function withDay(days: readonly Day[], attempt: Attempt | undefined): readonly Day[] {
  if (!attempt?.got[1]) return days;
  const day = dayOf(attempt.at);
  return days.some(([other]) => other === day) ? days : ordered([...days, [day, knownBy(attempt)]]);
}

/** The days of two records of one question; where both have one, it was known as in the worse. */
export function mergedDays(a: readonly Day[], b: readonly Day[]): readonly Day[] {
  const worst = new Map<number, Known>();
  for (const [day, known] of [...a, ...b]) worst.set(day, Math.min(known, worst.get(day) ?? 4) as Known);
  return ordered([...worst]);
}

function ordered(days: readonly Day[]): readonly Day[] {
  return [...days].sort(([a], [b]) => a - b).slice(-MOST);
}

function knownBy({ got, sure }: Attempt): Known {
  if (!isFull(got)) return sure === 3 ? 0 : 1;
  return sure === 1 ? 2 : sure === 3 ? 4 : 3;
}

function isDay(value: unknown): value is Day {
  return Array.isArray(value) && value.length === 2 && value.every(isWhole) && Number(value[1]) <= 4;
}
