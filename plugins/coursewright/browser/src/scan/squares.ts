/** Dark squares of some size in a small picture. */

import type { Point } from "./homography.ts";
import { distance } from "./homography.ts";

/** A picture of two tones, with a rim of light pixels around it. */
interface Tones {
  readonly wide: number;
  /** 0 light, 1 dark, 2 light and around all that is dark, 3 dark and seen. */
  readonly data: Uint8Array;
}

const [DARK, OUTSIDE, SEEN] = [1, 2, 3];
/** A circle that is filled has less of its box. */
const LEAST_OF_BOX = 0.86;

/** The middles of dark squares of about that `side`, none of those that lie within others. */
export function squaresIn(dark: Uint8Array, width: number, height: number, side: number): Point[] {
  const tones = rimmed(dark, width, height);
  const { wide, data } = tones;
  spread(tones, 0, OUTSIDE, [1, -1, wide, -wide]);
  const around = [1, -1, wide, -wide, wide + 1, wide - 1, 1 - wide, -1 - wide];
  const found: Point[] = [];
  for (let at = wide; at < data.length; at++) {
    if (data[at] !== DARK || data[at - 1] !== OUTSIDE) continue;
    const [across, down] = spread(tones, at, SEEN, around);
    if (Math.min(across, down) < 0.5 * side || Math.max(across, down) > 2.2 * side) continue;
    const middle = middleOf(outlineOf(tones, at), side);
    if (middle) found.push([middle[0] - 1, middle[1] - 1]);
  }
  return found;
}

function rimmed(dark: Uint8Array, width: number, height: number): Tones {
  const wide = width + 2;
  const data = new Uint8Array(wide * (height + 2));
  for (let y = 0; y < height; y++) data.set(dark.subarray(y * width, (y + 1) * width), (y + 1) * wide + 1);
  return { wide, data };
}

/** Mark all that hangs together with a pixel; its width and height. */
function spread({ wide, data }: Tones, start: number, mark: number, steps: readonly number[]): Point {
  const tone = data[start]!;
  const open = [start];
  data[start] = mark;
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % wide, Math.floor(at / wide)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    for (const step of steps) {
      const next = at + step;
      if (data[next] !== tone) continue;
      data[next] = mark;
      open.push(next);
    }
  }
  return [right - left + 1, bottom - top + 1];
}

/** The pixels of an outline in their order, from its first one in reading order. */
function outlineOf({ wide, data }: Tones, start: number): Point[] {
  const turns = [1, wide + 1, wide, wide - 1, -1, -wide - 1, -wide, 1 - wide];
  const isDark = (at: number): boolean => data[at] === SEEN || data[at] === DARK;
  const points: Point[] = [];
  let [at, way, first] = [start, 7, -1];
  do {
    let tried = 0;
    while (tried < 8 && !isDark(at + turns[way]!)) [way, tried] = [(way + 1) % 8, tried + 1];
    if (tried === 8) return [[at % wide, Math.floor(at / wide)]];
    if (at === start && way === first) break;
    if (first < 0) first = way;
    points.push([at % wide, Math.floor(at / wide)]);
    at += turns[way]!;
    way = (way + (way % 2 ? 6 : 7)) % 8;
  } while (points.length < data.length);
  return points;
}

/** The middle of an outline, if it is a square of about that side. */
function middleOf(outline: readonly Point[], side: number): Point | null {
  let [area, x, y] = [0, 0, 0];
  const [a, b] = outline[0]!;
  for (const [at, from] of outline.entries()) {
    const to = outline[(at + 1) % outline.length]!;
    const cross = (from[0] - a) * (to[1] - b) - (to[0] - a) * (from[1] - b);
    area += cross / 2;
    x += (cross * (from[0] + to[0] - 2 * a)) / 6;
    y += (cross * (from[1] + to[1] - 2 * b)) / 6;
  }
  const size = Math.abs(area);
  if (!(size > 0.6 * side * side && size < 1.6 * side * side)) return null;
  const [width, height] = boxOf(hullOf(outline));
  if (Math.min(width, height) < 0.6 * Math.max(width, height)) return null;
  return size < LEAST_OF_BOX * width * height ? null : [a + x / area, b + y / area];
}

/** The sides of the least box, turned any way, that holds a hull. */
function boxOf(hull: readonly Point[]): Point {
  let best: Point = [Infinity, Infinity];
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length]!;
    const long = distance(from, to);
    if (!long) continue;
    const [cos, sin] = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
    const along = hull.map(([x, y]) => x * cos + y * sin);
    const beside = hull.map(([x, y]) => y * cos - x * sin);
    const box = [Math.max(...along) - Math.min(...along), Math.max(...beside) - Math.min(...beside)] as const;
    if (box[0] * box[1] < best[0] * best[1]) best = box;
  }
  return best;
}

/** The corners that a string around points would touch. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfOf(sorted), ...halfOf(sorted.reverse())];
}

function halfOf(row: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of row) {
    while (kept.length > 1 && turnOf(kept[kept.length - 2]!, kept[kept.length - 1]!, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

function turnOf(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
