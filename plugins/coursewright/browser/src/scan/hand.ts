/** What is written at the head of a sheet, coarsely: whether two pictures may show the same page. */

import type { Flat } from "./flat.ts";
import { rounded } from "./grey.ts";
import type { Area } from "./plan.ts";

/** How dark each square millimetre of a field is, 0 to 1, row by row. */
export interface Hand {
  readonly width: number;
  readonly values: Float32Array;
}

/** Written from here on; in the other picture it may be fainter. */
const [DARK, FAINT] = [0.2, 0.08];
/** So many square millimetres may differ in two pictures of one page. */
const MOST = 6;

/** The ink in a field of a flat page. */
export function handIn(flat: Flat, [left, top, right, bottom]: Area, scale: number): Hand {
  const [width, height] = [rounded(right - left), rounded(bottom - top)];
  const values = new Float32Array(width * height);
  for (let y = 0; y < height * scale; y++) {
    const row = (rounded(top * scale) + y) * flat.width + rounded(left * scale);
    for (let x = 0; x < width * scale; x++)
      values[Math.floor(y / scale) * width + Math.floor(x / scale)]! += flat.data[row + x]! / scale ** 2;
  }
  return { width, values };
}

/** Whether what is written in both may be the same: neither has strokes where the other one has none around. */
export function isSameHand(a: Hand, b: Hand): boolean {
  return strayIn(a, b) <= MOST && strayIn(b, a) <= MOST;
}

function strayIn(one: Hand, other: Hand): number {
  const { width, values } = one;
  let count = 0;
  for (const [at, value] of values.entries()) {
    if (value < DARK) continue;
    const around = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => other.values[at + y * width + x] ?? 0));
    if (Math.max(...around) < FAINT) count++;
  }
  return count;
}
