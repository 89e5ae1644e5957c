/** A sheet seen from above, and how dark it is beside the paper around. */

import { blurred, rounded, smooth, weights } from "./grey.ts";
import type { Grey } from "./grey.ts";
import { distance, product, projected } from "./homography.ts";
import type { Matrix } from "./homography.ts";

/** How dark each pixel is: 0 is paper, 1 as black as the marks in the corners. */
export interface Flat {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Pixels of the paper's picture are so many of the flat page's a side. */
const COARSE = 8;
/** How far around paper is the lightest, and is then smoothed, in pixels of its picture. */
const [LIGHTEST, MEDIAN] = [6, 10];
const WHITE = 255;

/** How many pixels of a picture a millimetre has in the middle of a sheet. */
export function finenessOf(matrix: Matrix, width: number, height: number): number {
  const [x, y] = [width / 2, height / 2];
  return distance(projected(matrix, [x, y]), projected(matrix, [x + 1, y]));
}

/** The sheet in grey, `scale` pixels a millimetre; what the picture does not show is white. */
export function flattened(picture: Grey, matrix: Matrix, wide: number, high: number, scale: number): Grey {
  const [width, height] = [rounded(wide * scale), rounded(high * scale)];
  // Of a finer picture each pixel here is the mean of some there.
  const finer = finenessOf(matrix, wide, high) / scale;
  const source = finer > 1.3 ? blurred(picture, finer / 2.5) : picture;
  const m = product(matrix, [1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1]);
  const data = new Uint8Array(width * height);
  const pixels = source.data;
  const [right, bottom] = [source.width - 1, source.height - 1];
  for (let y = 0; y < height; y++) {
    let u = m[1]! * y + m[2]!;
    let v = m[4]! * y + m[5]!;
    let w = m[7]! * y + m[8]!;
    for (let x = 0; x < width; x++, u += m[0]!, v += m[3]!, w += m[6]!) {
      const [column, row] = [u / w, v / w];
      let value = WHITE;
      if (column >= 0 && row >= 0 && column < right && row < bottom) {
        const [left, top] = [column | 0, row | 0];
        const at = top * source.width + left;
        const [a, below] = [column - left, at + source.width];
        const upper = pixels[at]! + a * (pixels[at + 1]! - pixels[at]!);
        const lower = pixels[below]! + a * (pixels[below + 1]! - pixels[below]!);
        value = upper + (row - top) * (lower - upper) + 0.5;
      }
      data[y * width + x] = value;
    }
  }
  return { width, height, data };
}

/** How dark a flat page is; `black` are pixels as dark as ink is here. */
export function darkness(page: Grey, black: readonly number[]): Flat {
  const { width, height } = page;
  // Paper is the lightest around, shadows and all; what is written is narrower than the window.
  const small = coarse(page);
  const paper = median(lightest(small));
  const light = new Float32Array(paper.data.length);
  smooth(
    Float32Array.from(paper.data, (value) => Math.max(value, 1)),
    light,
    paper.width,
    paper.height,
    weights(1.5, 13),
  );
  const least = Math.max(1 - middle(black) / middle([...light]), 0.2);
  const data = new Float32Array(width * height);
  const across = steps(width, paper.width);
  const down = steps(height, paper.height);
  const line = new Float32Array(paper.width + 1);
  for (let y = 0; y < height; y++) {
    const upper = down.low[y]! * paper.width;
    const lower = Math.min(paper.height - 1, down.low[y]! + 1) * paper.width;
    for (let x = 0; x < paper.width; x++)
      line[x] = light[upper + x]! + down.rest[y]! * (light[lower + x]! - light[upper + x]!);
    line[paper.width] = line[paper.width - 1]!;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const left = across.low[x]!;
      const here = line[left]! + across.rest[x]! * (line[left + 1]! - line[left]!);
      data[at] = Math.min(1, Math.max(0, (1 - page.data[at]! / here) / least));
    }
  }
  return { width, height, data };
}

/** Between which two pixels of a coarse picture the middles of fine ones lie: the lower one, and how far beyond it. */
function steps(fine: number, coarser: number): { readonly low: Int32Array; readonly rest: Float32Array } {
  const exact = Array.from({ length: fine }, (_, at) =>
    Math.min(coarser - 1, Math.max(0, (at + 0.5) / COARSE - 0.5)),
  );
  return {
    low: Int32Array.from(exact),
    rest: Float32Array.from(exact, (place) => place - Math.floor(place)),
  };
}

/** The middle one of some values. */
export function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

function coarse({ width, height, data }: Grey): Grey {
  const [across, down] = [Math.floor(width / COARSE), Math.floor(height / COARSE)];
  const sums = new Uint32Array(across * down);
  for (let y = 0; y < down * COARSE; y++) {
    const row = Math.floor(y / COARSE) * across;
    for (let x = 0; x < across * COARSE; x++) sums[row + Math.floor(x / COARSE)]! += data[y * width + x]!;
  }
  return { width: across, height: down, data: Uint8Array.from(sums, (sum) => Math.round(sum / COARSE ** 2)) };
}

/** Each pixel as light as the lightest around it: along rows, then columns. */
function lightest({ width, height, data }: Grey): Grey {
  return { width, height, data: lightestAlong(lightestAlong(data, width, 1, width), height, width, 1) };
}

/** The same along lines of a length; `step` lies between neighbours, `next` between lines. */
function lightestAlong(from: Uint8Array, length: number, step: number, next: number): Uint8Array {
  const to = new Uint8Array(from.length);
  for (let start = 0; start < (from.length / length) * next; start += next)
    for (let at = 0; at < length; at++) {
      const last = Math.min(length - 1, at + LIGHTEST);
      let most = 0;
      for (let n = Math.max(0, at - LIGHTEST); n <= last; n++) most = Math.max(most, from[start + n * step]!);
      to[start + at * step] = most;
    }
  return to;
}

/** Each pixel as the middle one of those around it; at an edge the last ones count on. */
function median({ width, height, data }: Grey): Grey {
  const to = new Uint8Array(data.length);
  const half = ((2 * MEDIAN + 1) ** 2 - 1) / 2;
  const counts = new Uint16Array(256);
  const column = (x: number, y: number, by: number): void => {
    const at = Math.min(width - 1, Math.max(0, x));
    for (let n = -MEDIAN; n <= MEDIAN; n++)
      counts[data[Math.min(height - 1, Math.max(0, y + n)) * width + at]!]! += by;
  };
  for (let y = 0; y < height; y++) {
    counts.fill(0);
    for (let n = -MEDIAN; n <= MEDIAN; n++) column(n, y, 1);
    for (let x = 0; x < width; x++) {
      let [value, seen] = [0, counts[0]!];
      while (seen <= half) seen += counts[++value]!;
      to[y * width + x] = value;
      column(x - MEDIAN, y, -1);
      column(x + MEDIAN + 1, y, 1);
    }
  }
  return { width, height, data: to };
}
