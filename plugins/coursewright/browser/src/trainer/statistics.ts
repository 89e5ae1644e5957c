/** Figures about answers of few people, each with how sure it is; knows no page and no course. */

/** A lower and an upper limit. */
export type Interval = readonly [number, number];

/** The normal deviate of intervals of 95 %. */
export const Z = 1.959963984540054;
/** How often a sample is drawn anew for an interval. */
export const ROUNDS = 1000;

/** The mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The variance of a sample, divided by n − 1. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** A quantile by linear interpolation between the values of a sample (type 7 of Hyndman & Fan 1996). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at % 1);
}

/** The score interval of a share, `k` of `n` (Wilson 1927). */
export function wilson(k: number, n: number): Interval {
  const p = k / n;
  const square = Z * Z;
  const middle = p + square / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

/** The interval of a difference of two shares from their score intervals (Newcombe 1998, method 10). */
export function difference(k: number, n: number, otherK: number, otherN: number): Interval {
  const [p, q] = [k / n, otherK / otherN];
  const [low, high] = wilson(k, n);
  const [otherLow, otherHigh] = wilson(otherK, otherN);
  return [p - q - Math.hypot(p - low, otherHigh - q), p - q + Math.hypot(high - p, q - otherLow)];
}

/** Pearson's correlation; null where one of the two does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [middleX, middleY] = [mean(xs), mean(ys)];
  let [both, squareX, squareY] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - middleX, ys[i]! - middleY];
    both += dx * dy;
    squareX += dx * dx;
    squareY += dy * dy;
  }
  // What does not vary may still leave a hair of rounding.
  return squareX > HAIR && squareY > HAIR ? both / Math.sqrt(squareX * squareY) : null;
}

const HAIR = 1e-12;

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The interval of a correlation from pairs drawn anew with replacement (percentiles 2.5 and 97.5; Efron & Tibshirani
 * 1993). Rounds in which one side does not vary say nothing; null where they are more than half.
 */
export function bootstrap(xs: readonly number[], ys: readonly number[], seed: number): Interval | null {
  const next = generator(seed);
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = xs.map(() => Math.floor(next() * xs.length));
    const r = correlation(
      drawn.map((at) => xs[at]!),
      drawn.map((at) => ys[at]!),
    );
    if (r !== null) found.push(r);
  }
  return found.length * 2 < ROUNDS ? null : [quantile(found, 0.025), quantile(found, 0.975)];
}

/** How far a set of questions agrees with itself, and the standard error of a score as a share of all points. */
export interface Reliability {
  readonly alpha: number;
  readonly sem: number;
}

/** Cronbach's alpha (1951) of rows of credits, one a learner; null where the sums do not vary. */
export function reliability(rows: readonly (readonly number[])[]): Reliability | null {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2) return null;
  const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  const whole = variance(sums);
  if (whole <= HAIR) return null;
  const parts = rows[0]!.map((_, at) => variance(rows.map((row) => row[at]!)));
  const alpha = (width / (width - 1)) * (1 - parts.reduce((sum, value) => sum + value, 0) / whole);
  return { alpha, sem: (Math.sqrt(whole) * Math.sqrt(1 - alpha)) / width };
}
