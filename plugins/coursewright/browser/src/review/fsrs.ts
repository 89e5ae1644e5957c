/**
 * FSRS-6 with its default parameters, a memory model by day: how stable a memory is (days until recall is expected
 * nine times in ten), how difficult its question. Formulas and parameters: open-spaced-repetition, "The Algorithm"
 * (FSRS-6), https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
 */

/** Again, hard, good, easy. */
export type Rating = 1 | 2 | 3 | 4;

/** What is left of a question in memory after a review. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const;
const DECAY = -W[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1;
const LEAST = 0.001;
const LONGEST = 36500;

/** The recall that reviews are set to. */
export const WANTED = 0.9;

/** The chance that a question is known so many days after its last review. */
export function recall({ stability }: Memory, days: number): number {
  return (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY;
}

/** Whole days until recall has fallen to what is wanted. */
export function interval({ stability }: Memory): number {
  const days = Math.round((stability / FACTOR) * (WANTED ** (1 / DECAY) - 1));
  return Math.min(Math.max(days, 1), LONGEST);
}

/** The memory after a review so many days, at least one, after the last one; null: there was none. */
export function reviewed(memory: Memory | null, rating: Rating, days: number): Memory {
  if (!memory) return { stability: W[rating - 1]!, difficulty: bounded(firstDifficulty(rating)) };
  const { stability, difficulty } = memory;
  const chance = recall(memory, days);
  const next =
    rating === 1 ? forgotten(stability, difficulty, chance) : kept(stability, difficulty, chance, rating);
  return { stability: Math.max(next, LEAST), difficulty: nextDifficulty(difficulty, rating) };
}

function firstDifficulty(rating: Rating): number {
  return W[4] - Math.exp(W[5] * (rating - 1)) + 1;
}

function nextDifficulty(difficulty: number, rating: Rating): number {
  const moved = difficulty - (W[6] * (rating - 3) * (10 - difficulty)) / 9;
  return bounded(W[7] * firstDifficulty(4) + (1 - W[7]) * moved);
}

function bounded(difficulty: number): number {
  return Math.min(Math.max(difficulty, 1), 10);
}

function forgotten(stability: number, difficulty: number, chance: number): number {
  const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - chance) * W[14]);
  return Math.min(long, stability / Math.exp(W[17] * W[18]));
}

function kept(stability: number, difficulty: number, chance: number, rating: Rating): number {
  const grown =
    Math.exp(W[8]) *
    (11 - difficulty) *
    stability ** -W[9] *
    (Math.exp((1 - chance) * W[10]) - 1) *
    (rating === 2 ? W[15] : 1) *
    (rating === 4 ? W[16] : 1);
  return stability * (1 + grown);
}
