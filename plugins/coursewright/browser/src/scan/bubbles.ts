/** What is filled in and drawn at each circle of a flat page (scan/bubbles.py does the same). */

import { BadPicture } from "./bad.ts";
import { middle } from "./flat.ts";
import type { Flat } from "./flat.ts";
import { rounded } from "./grey.ts";
import type { Point } from "./homography.ts";
import type { Limits } from "./plan.ts";

/** A circle's sign, where its middle should be in millimetres, whether a name is before it, whether its row ends there. */
export interface Circle {
  readonly mark: string;
  readonly spot: Point;
  readonly named: boolean;
  readonly last: boolean;
}

/**
 * What is at a circle, beside what an empty one with its sign has. `filled`: how much darker it is; 1 is black. `traced`:
 * how much darker the band along its line is. `near`: square millimetres of ink around it, and behind the last of a row;
 * `far` leaves out what is close to it. What spills over from a filled circle is in neither: it is thick, and hangs on it.
 */
export interface Mark {
  readonly filled: number;
  readonly traced: number;
  readonly near: number;
  readonly far: number;
}

/** Pixels of a pattern, from its middle, with what each counts. */
type Pattern = readonly (readonly [x: number, y: number, weight: number])[];

/**
 * Where a circle is filled, its line, where paper is around it, and where ink is looked for: near, or further off. Of both
 * the thick parts are where no filled circle spills over to.
 */
interface Areas {
  readonly core: readonly Point[];
  readonly line: readonly Point[];
  readonly paper: readonly Point[];
  readonly near: readonly Point[];
  readonly nearThick: readonly Point[];
  readonly far: readonly Point[];
  readonly farThick: readonly Point[];
}

/** Between a circle's line and what is compared with it, in millimetres. */
const APART = 0.15;

/** What each circle (`size` millimetres wide) has; BadPicture where they are not where they should be. */
export function marksAt(flat: Flat, circles: readonly Circle[], size: number, limits: Limits): Mark[] {
  if (!circles.length) return [];
  const { scale } = limits;
  const places = circles.map(({ spot: [x, y] }): Point => [x * scale, y * scale]);
  const [shifts, seen] = shiftsOf(flat, places, size / 2, limits);
  if (seen < limits.seen) throw new BadPicture("circles");
  const kinds = new Map<string, Areas>();
  const found = places.map(([x, y], at) => {
    const { named, last } = circles[at]!;
    const kind = `${named} ${last}`;
    if (!kinds.has(kind)) kinds.set(kind, areasOf(size, named, last, limits));
    const [column, row] = [rounded(x + shifts[at]![0]), rounded(y + shifts[at]![1])];
    return lookedAt(flat, column, row, kinds.get(kind)!, limits);
  });
  const common = lower(found.map(({ filled }) => filled));
  const line = lower(found.map(({ traced }) => traced));
  const empty = new Map(
    circles.map(({ mark }) => {
      const own = found.filter((_, at) => circles[at]!.mark === mark).map(({ filled }) => filled);
      return [mark, own.length >= limits.few ? lower(own) : common];
    }),
  );
  // Where most circles of a sign are filled, what is common to all signs is the better guess.
  return found.map((mark, at) => ({
    ...mark,
    filled: mark.filled - Math.min(empty.get(circles[at]!.mark)!, common + limits.common),
    traced: mark.traced - line,
  }));
}

/** A row's name is printed before its first circle, if it has one, and nothing behind its last one. */
function areasOf(size: number, named: boolean, last: boolean, limits: Limits): Areas {
  const { scale, core, lineFrom, lineTo, nearLine, clear, wide, high, behind, own, off } = limits;
  const reach = Math.ceil(behind * scale);
  const areas: Record<keyof Areas, Point[]> = {
    core: [],
    line: [],
    paper: [],
    near: [],
    nearThick: [],
    far: [],
    farThick: [],
  };
  for (let row = -reach; row <= reach; row++)
    for (let column = -reach; column <= reach; column++) {
      const [x, y] = [column / scale, row / scale];
      const [radius, pixel] = [Math.hypot(x, y), [column, row] as const];
      const unnamed = !named || x >= -size / 2;
      if (radius <= (size / 2) * core) areas.core.push(pixel);
      if (radius >= lineFrom && radius <= lineTo && unnamed) areas.line.push(pixel);
      if (Math.abs(y) > high) continue;
      const isCell = Math.abs(x) <= wide && unnamed;
      const isAfter = last && x > wide && x <= behind;
      if (isCell && radius >= clear) areas.paper.push(pixel);
      const [isNear, isOff] = [isCell && radius >= nearLine, radius >= off];
      if (isNear || isAfter) areas.near.push(pixel);
      if ((isNear && Math.abs(x) <= own) || (isAfter && isOff)) areas.nearThick.push(pixel);
      if ((isCell && radius >= clear) || isAfter) areas.far.push(pixel);
      if ((isCell || isAfter) && isOff) areas.farThick.push(pixel);
    }
  return areas;
}

/** What is at a place of a flat page beside the paper around; nothing outside of it. */
function lookedAt(flat: Flat, column: number, row: number, areas: Areas, limits: Limits): Mark {
  const { width, height, data } = flat;
  const reach = Math.ceil(limits.behind * limits.scale);
  if (column < reach || row < reach || column + reach >= width || row + reach >= height)
    return { filled: 0, traced: 0, near: 0, far: 0 };
  const valueAt = ([x, y]: Point): number => data[(row + y) * width + column + x]!;
  const meanOf = (area: readonly Point[]): number =>
    area.reduce((sum, pixel) => sum + valueAt(pixel), 0) / area.length;
  const paper = middle(areas.paper.map(valueAt));
  const wide = 2 * reach + 1;
  const ink = new Uint8Array(wide * wide);
  for (let y = 0; y < wide; y++)
    for (let x = 0; x < wide; x++)
      ink[y * wide + x] = Number(valueAt([x - reach, y - reach]) > paper + limits.ink);
  const thick = thickOf(ink, wide, limits);
  const inkIn = (area: readonly Point[], thickArea: readonly Point[]): number => {
    const seen = new Set<number>();
    for (const [x, y] of area) {
      const at = (y + reach) * wide + x + reach;
      if (ink[at] && !thick[at]) seen.add(at);
    }
    for (const [x, y] of thickArea) {
      const at = (y + reach) * wide + x + reach;
      if (ink[at]) seen.add(at);
    }
    return seen.size / limits.scale ** 2;
  };
  return {
    filled: meanOf(areas.core) - paper,
    traced: meanOf(areas.line) - paper,
    near: inkIn(areas.near, areas.nearThick),
    far: inkIn(areas.far, areas.farThick),
  };
}

/** Where ink is wider than a stroke, and its rough edge, in a square so `wide`. */
function thickOf(ink: Uint8Array, wide: number, { stroke, edge, scale }: Limits): Uint8Array {
  const rest = squares(ink, wide, rounded((stroke * scale) / 2), true);
  return squares(rest, wide, rounded(((stroke + 2 * edge) * scale) / 2), false);
}

/** Which pixels have nothing but ink (`whole`), or any, as far as `half` each way; what is outside does not count. */
function squares(ink: Uint8Array, wide: number, half: number, whole: boolean): Uint8Array {
  const along = (from: Uint8Array, step: number, other: number): Uint8Array => {
    const found = new Uint8Array(wide * wide);
    for (let line = 0; line < wide; line++)
      for (let at = 0; at < wide; at++) {
        const [begin, end] = [Math.max(0, at - half), Math.min(wide - 1, at + half)];
        let inked = 0;
        for (let n = begin; n <= end; n++) inked += from[line * other + n * step]!;
        found[line * other + at * step] = Number(whole ? inked > end - begin : inked > 0);
      }
    return found;
  };
  return along(along(ink, 1, wide), wide, 1);
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
