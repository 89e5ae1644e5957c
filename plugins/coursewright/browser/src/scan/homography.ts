/** From millimetres of a sheet to pixels of its picture: 3 × 3 matrices, row by row. */

import { BadPicture } from "./bad.ts";

export type Point = readonly [x: number, y: number];
export type Matrix = readonly number[];

/** Of points that are about one away from their middle: less is a slip of rounding. */
const LEAST = 1e-12;

/** Where a place stands. */
export function projected(m: Matrix, [x, y]: Point): Point {
  const w = m[6]! * x + m[7]! * y + m[8]!;
  return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w];
}

/** The matrix that takes places to pixels, best where there are more than four; BadPicture where there is none. */
export function projection(places: readonly Point[], pixels: readonly Point[]): Matrix {
  const [before, after] = [normal(places), normal(pixels)];
  const from = places.map((place) => projected(before, place));
  const to = pixels.map((pixel) => projected(after, pixel));
  let found = solved(
    from.flatMap(([x, y], at) => {
      const [u, v] = to[at]!;
      return [
        [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
        [0, 0, 0, x, y, 1, -v * x, -v * y, v],
      ];
    }),
  );
  if (places.length > 4) for (let turn = 0; turn < 10; turn++) found = nearer(found, from, to);
  return sound(product(inverse(after), product([...found, 1], before)));
}

/** One step to the least distances between pixels and where places are taken to. */
function nearer(m: readonly number[], from: readonly Point[], to: readonly Point[]): number[] {
  const rows = from.flatMap(([x, y], at) => {
    const w = m[6]! * x + m[7]! * y + 1;
    const [u, v] = projected([...m, 1], [x, y]);
    const [a, b, c] = [x / w, y / w, 1 / w];
    return [
      [a, b, c, 0, 0, 0, -u * a, -u * b, to[at]![0] - u],
      [0, 0, 0, a, b, c, -v * a, -v * b, to[at]![1] - v],
    ];
  });
  const step = solved(rows);
  return m.map((value, at) => value + step[at]!);
}

/** The matrix of a turn and a size that fits best. */
export function similarity(places: readonly Point[], pixels: readonly Point[]): Matrix {
  const rows = places.flatMap(([x, y], at) => [
    [x, -y, 1, 0, pixels[at]![0]],
    [y, x, 0, 1, pixels[at]![1]],
  ]);
  const [a, b, c, d] = solved(rows) as [number, number, number, number];
  return sound([a, -b, c, b, a, d, 0, 0, 1]);
}

/** The matrix of any straight one that fits best. */
export function affinity(places: readonly Point[], pixels: readonly Point[]): Matrix {
  const [across, down] = [0, 1].map((side) =>
    solved(places.map(([x, y], at) => [x, y, 1, pixels[at]![side]!])),
  );
  return sound([...across!, ...down!, 0, 0, 1]);
}

export function inverse(m: Matrix): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const rows = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return rows.flat().map((value) => value / det);
}

export function product(a: Matrix, b: Matrix): Matrix {
  return Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [3 * Math.floor(at / 3), at % 3];
    return a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!;
  });
}

export function distance([x, y]: Point, [u, v]: Point): number {
  return Math.hypot(x - u, y - v);
}

/** Their middle to nothing, and their mean distance from it to one: sums of squares keep their digits so. */
function normal(points: readonly Point[]): Matrix {
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  const far = points.reduce((sum, point) => sum + distance(point, [x, y]), 0) / points.length || 1;
  return [1 / far, 0, -x / far, 0, 1 / far, -y / far, 0, 0, 1];
}

function sound(matrix: Matrix): Matrix {
  if (!matrix.every(Number.isFinite)) throw new BadPicture("corners");
  return matrix;
}

/** The unknowns of equations, best by least squares, none where there are many; the last number is what each comes to. */
function solved(rows: readonly (readonly number[])[]): number[] {
  const size = rows[0]!.length - 1;
  const columns = Array.from({ length: size + 1 }, (_, at) => rows.map((row) => row[at]!));
  const left = columns.slice(0, size).map((own) => columns.map((other) => sumOfProducts(own, other)));
  for (let i = 0; i < size; i++) {
    const best = left
      .slice(i)
      .reduce((at, row, n) => (Math.abs(row[i]!) > Math.abs(left[at]![i]!) ? i + n : at), i);
    [left[i], left[best]] = [left[best]!, left[i]!];
    if (!(Math.abs(left[i]![i]!) > LEAST)) return left.map(() => NaN);
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const share = left[j]![i]! / left[i]![i]!;
      for (let k = i; k <= size; k++) left[j]![k]! -= share * left[i]![k]!;
    }
  }
  return left.map((row, i) => row[size]! / row[i]!);
}

function sumOfProducts(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
