/** Where a sheet lies in a picture: by its code, then by the marks in its corners (scan/placing.py does the same). */

import { BadPicture } from "./bad.ts";
import { blurred, cut, percentile } from "./grey.ts";
import type { Grey } from "./grey.ts";
import { affinity, distance, inverse, projected, projection, similarity } from "./homography.ts";
import type { Matrix, Point } from "./homography.ts";
import type { Layout, Limits } from "./plan.ts";
import { squaresIn } from "./squares.ts";

type Mark = Layout["corners"][number];

/** The corners of a square, clockwise from its top left. */
const SQUARE: readonly Point[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
];

/** The matrix from millimetres of a sheet to pixels of its picture; `code` are the corners of its code, clockwise. */
export function placeSheet(
  picture: Grey,
  code: readonly Point[],
  { limits, layout }: { readonly limits: Limits; readonly layout: Layout },
): Matrix {
  const { codeX, codeY, mark: size } = layout;
  const half = layout.code / 2;
  const own = SQUARE.map(([x, y]): Point => [codeX + x * half, codeY + y * half]);
  const [places, pixels] = [[...own], [...code]];
  let seen = 0;
  const far = ([x, y]: Mark): number => Math.hypot(x - codeX, y - codeY);
  for (const mark of [...layout.corners].sort((a, b) => far(a) - far(b))) {
    // Each mark that is found tells better where the next one is.
    const near = (seen > 1 ? affinity : similarity)(places, pixels);
    const spot = markNear(
      picture,
      near,
      mark,
      size,
      seen ? limits.further : limits.nearest,
      limits.inkShares,
    );
    if (!spot) continue;
    seen++;
    places.push([mark[0], mark[1]]);
    pixels.push(spot);
  }
  if (seen < limits.leastMarks) throw new BadPicture("corners");
  const used = seen === layout.corners.length ? own.length : 0;
  const matrix = projection(places.slice(used), pixels.slice(used));
  const back = inverse(matrix);
  const off = places.map((place, at) => distance(projected(back, pixels[at]!), place));
  if (!(Math.max(...off) <= limits.mostOff)) throw new BadPicture("corners");
  return matrix;
}

/** The middle of a mark in pixels; null where nothing of its size and shape is near its place. */
function markNear(
  picture: Grey,
  near: Matrix,
  [x, y, hollow]: Mark,
  size: number,
  around: number,
  shares: readonly number[],
): Point | null {
  const box = SQUARE.map(([a, b]) => projected(near, [x + a * around, y + b * around]));
  const [xs, ys] = [box.map((corner) => corner[0]), box.map((corner) => corner[1])];
  const left = Math.floor(Math.max(0, Math.min(...xs)));
  const top = Math.floor(Math.max(0, Math.min(...ys)));
  const window = cut(picture, left, top, Math.ceil(Math.max(...xs)) + 1, Math.ceil(Math.max(...ys)) + 1);
  if (Math.min(window.width, window.height) < 8) return null;
  const middle = projected(near, [x, y]);
  const side = distance(middle, projected(near, [x + size, y]));
  const smooth = blurred(window, Math.max(side / 24, 0.6));
  const paper = percentile(smooth, 0.9);
  let best: readonly [number, Point] | null = null;
  for (const share of shares) {
    const dark = smooth.data.map((value) => Number(value < share * paper));
    for (const spot of squaresIn(dark, smooth.width, smooth.height, side)) {
      if (hollow !== isHollow(dark, smooth, spot, side)) continue;
      const point: Point = [spot[0] + left, spot[1] + top];
      const off = distance(point, middle);
      if (!best || off < best[0]) best = [off, point];
    }
  }
  return best && best[1];
}

function isHollow(dark: Uint8Array, { width, height }: Grey, spot: Point, side: number): boolean {
  const reach = Math.max(1, Math.round(side * 0.14));
  const [x, y] = spot.map(Math.round) as [number, number];
  const inside = cut({ width, height, data: dark }, x - reach, y - reach, x + reach + 1, y + reach + 1).data;
  return inside.reduce((sum, value) => sum + value, 0) < inside.length / 2;
}
