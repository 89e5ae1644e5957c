/** Which questions of a quiz an attempt asks, where some are drawn from pools; knows no page. */

import { shuffled } from "./order.ts";

/** A question by its first name (`quiz#question`) and the number of its pool; null: always asked. */
export interface Drawable {
  readonly id: string;
  readonly pool: number | null;
}

/**
 * The names of the questions that a seed draws: the first of each pool by SHA-256 of `seed/quiz#question`.
 * A question that is added or taken away changes one place of its pool at most.
 */
export function drawn(
  rows: readonly Drawable[],
  counts: readonly number[],
  seed: string,
): ReadonlySet<string> {
  const names = rows.filter(({ pool }) => pool === null).map(({ id }) => id);
  counts.forEach((count, number) => {
    const pool = rows.filter((row) => row.pool === number).map(({ id }) => id);
    names.push(...shuffled(pool, seed).slice(0, count));
  });
  return new Set(names);
}
