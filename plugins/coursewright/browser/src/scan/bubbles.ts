/** How much of each circle of a flat page is filled in (scan/bubbles.py does the same). */

import { BadPicture } from "./bad.ts";
import { middle } from "./flat.ts";
import type { Flat } from "./flat.ts";
import { rounded } from "./grey.ts";
import type { Point } from "./homography.ts";
import type { Limits } from "./plan.ts";

/** A circle's sign, and where its middle should be in millimetres. */
export interface Circle {
  readonly mark: string;
  readonly spot: Point;
}

/** Pixels of a pattern, from its middle, with what each counts. */
type Pattern = readonly (readonly [x: number, y: number, weight: number])[];

/** Between a circle's line and what is compared with it, in millimetres. */
const APART = 0.15;

/** How much darker each circle (`size` millimetres wide) is than an empty one with its sign; 1 is black. */
export function fillings(flat: Flat, circles: readonly Circle[], size: number, limits: Limits): number[] {
  if (!circles.length) return [];
  const { scale } = limits;
  const places = circles.map(({ spot: [x, y] }): Point => [x * scale, y * scale]);
  const [shifts, seen] = shiftsOf(flat, places, size / 2, limits);
  if (seen < limits.seen) throw new BadPicture("circles");
  const disc = patternOf(0, (size / 2) * limits.core, scale);
  const means = places.map(([x, y], at) =>
    meanOf(flat, rounded(x + shifts[at]![0]), rounded(y + shifts[at]![1]), disc),
  );
  const common = lower(means);
  const empty = new Map(
    circles.map(({ mark }) => {
      const own = means.filter((_, at) => circles[at]!.mark === mark);
      return [mark, own.length >= limits.few ? lower(own) : common];
    }),
  );
  // Where most circles of a sign are filled, what is common to all signs is the better guess.
  return means.map((mean, at) => mean - Math.min(empty.get(circles[at]!.mark)!, common + limits.common));
}

/** What an empty circle has: on every sheet most are empty. */
function lower(means: readonly number[]): number {
  const sorted = [...means].sort((a, b) => a - b);
  const place = 0.25 * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place));
}

/** By how many pixels circles stand beside their places, a smooth field; and how well their lines are seen there. */
function shiftsOf(
  flat: Flat,
  places: readonly Point[],
  radius: number,
  limits: Limits,
): [readonly Point[], number] {
  const { scale, ring, near } = limits;
  const reach = rounded(limits.shift * scale);
  const line = patternOf(radius - ring, radius, scale);
  const beside = patternOf(radius + APART, radius + APART + ring, scale);
  const pattern = [...line, ...beside.map(([x, y, weight]) => [x, y, -weight] as const)];
  const wide = reach + rounded((radius + APART + ring + 0.4) * scale);
  const clear: number[] = [];
  const found = places.map(([x, y]): Point => {
    const [column, row] = [rounded(x), rounded(y)];
    if (column < wide || row < wide || column + wide >= flat.width || row + wide >= flat.height)
      return [0, 0];
    const [best, shift] = bestShift(flat, column, row, pattern, reach);
    clear.push(best);
    return shift;
  });
  const smooth = places.map((place): Point => {
    const order = places
      .map((other, at) => [Math.hypot(place[0] - other[0], place[1] - other[1]), at] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, near);
    return [middle(order.map(([, at]) => found[at]![0])), middle(order.map(([, at]) => found[at]![1]))];
  });
  return [smooth, clear.length ? middle(clear) : 0];
}

/** Where a pattern fits best around a place, and how well. */
function bestShift(
  flat: Flat,
  column: number,
  row: number,
  pattern: Pattern,
  reach: number,
): [number, Point] {
  const steps = Int32Array.from(pattern, ([x, y]) => y * flat.width + x);
  const counts = Float32Array.from(pattern, ([, , weight]) => weight);
  let best: [number, Point] = [-Infinity, [0, 0]];
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const at = (row + y) * flat.width + column + x;
      let sum = 0;
      for (let n = 0; n < steps.length; n++) sum += counts[n]! * flat.data[at + steps[n]!]!;
      if (sum > best[0]) best = [sum, [x, y]];
    }
  return best;
}

/** A ring, or a disc where it begins at nothing; all its pixels together count one. Lengths in millimetres. */
function patternOf(inner: number, outer: number, scale: number): Pattern {
  const reach = Math.ceil(outer * scale);
  const pixels: Point[] = [];
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const radius = Math.hypot(x / scale, y / scale);
      if (radius >= inner && radius <= outer) pixels.push([x, y]);
    }
  return pixels.map(([x, y]) => [x, y, 1 / pixels.length]);
}

function meanOf({ width, height, data }: Flat, x: number, y: number, disc: Pattern): number {
  let sum = 0;
  for (const [a, b, weight] of disc) {
    const [column, row] = [x + a, y + b];
    if (column < 0 || row < 0 || column >= width || row >= height) return 0;
    sum += weight * data[row * width + column]!;
  }
  return sum;
}
