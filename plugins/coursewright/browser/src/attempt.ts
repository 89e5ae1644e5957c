/** One check of an answer, and what it was worth. */

/** Credit as integers: got, of. */
export type Credit = readonly [number, number];

/** One check: answer in tokens, credit, unix seconds, milliseconds spent, confidence 1–3, language. */
export interface Attempt {
  readonly a: unknown;
  readonly got: Credit;
  readonly at: number;
  readonly ms: number;
  readonly sure?: number;
  readonly lang: string;
}

/** The greater of two credits by their fraction; the first if they are equal. */
export function greater(a: Credit, b: Credit): Credit {
  const by = a[0] * b[1] - b[0] * a[1];
  return by > 0 || (by === 0 && a[1] >= b[1]) ? a : b;
}

/** Whether a credit is all there is to get. */
export function isFull(got: Credit): boolean {
  return got[0] === got[1];
}

/** Whether a value is a whole number from 0. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
