/** Ratings as an emotional curve: points in the colours of scores with their numbers, the mean, a table. */

import { make, svg } from "./dom.ts";
import { signed } from "./signed.ts";
import type { Words } from "./words.ts";

/** A thing that was rated. */
export interface Point {
  readonly text: string;
  readonly rating: number;
}

export const WIDTH = 360;
export const [LEFT, RIGHT, TOP, STEP] = [30, 318, 16, 24] as const;
/** Half an em of a label. */
export const HALF = 6;

/** The curve with its table; one unit of it is a pixel on a phone. */
export function drawCurve(points: readonly Point[], words: Words): Node[] {
  const named = points.every(({ text }) => (widthOf(text) + 1) * HALF < (RIGHT - LEFT) / points.length);
  const rest = named
    ? []
    : points.map((point, i) => make("span", { class: "cw-nb" }, `${i + 1} ${point.text}`));
  const at = points.map(
    ({ rating }, i) => [LEFT + ((i + 0.5) * (RIGHT - LEFT)) / points.length, heightOf(rating)] as const,
  );
  const mean = points.reduce((sum, { rating }) => sum + rating, 0) / points.length;
  const text = words("plot_mean", { n: Math.round(mean * 10) ? signed(Math.round(mean * 10) / 10) : "0" });
  const picture = svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${TOP + 6 * STEP + 40}`,
      role: "img",
      "aria-label": text,
    },
    ...grid(),
    svg("path", { class: "mean", d: `M${LEFT} ${heightOf(mean)}H${RIGHT}` }),
    ...label(text, mean),
    svg("path", { class: "ln", d: curve(at) }),
    ...points.map(({ rating }, i) => dot(at[i]!, rating)),
    ...points.map((point, i) =>
      svg("text", { class: "mid", x: at[i]![0], y: TOP + 6 * STEP + 30 }, named ? point.text : String(i + 1)),
    ),
  );
  return [
    make("figure", { class: "cw-curve" }, picture, make("figcaption", {}, words("plot"), ...rest)),
    table(points, words),
  ];
}

/** How much room a label needs, in half ems. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0);
}

/** Where a rating lies. */
export function heightOf(rating: number): number {
  return TOP + (3 - rating) * STEP;
}

/** The lines of the seven grades with their numbers. */
export function grid(): SVGElement[] {
  return [3, 2, 1, 0, -1, -2, -3].flatMap((rating) => [
    svg("path", { class: rating ? "gr" : "ax", d: `M${LEFT} ${heightOf(rating)}H${RIGHT}` }),
    svg("text", { class: "end", x: LEFT - 8, y: heightOf(rating) + 4 }, signed(rating)),
  ]);
}

/** The mean's name, outside the plot, in two lines. */
function label(text: string, mean: number): SVGElement[] {
  return text
    .split(/ (?=\S+$)/)
    .map((line, i) => svg("text", { class: "b", x: RIGHT + 4, y: heightOf(mean) - 2 + i * 13 }, line));
}

/** A rating as a coloured point with its number. */
export function dot([x, y]: readonly [number, number], rating: number): SVGElement {
  const number = signed(rating);
  const text = svg("text", { class: "mid", x, y: y + 4 }, number);
  return svg(
    "g",
    { class: "cw-dot", "data-n": number.replace("−", "-") },
    svg("circle", { cx: x, cy: y, r: 10.5 }),
    text,
  );
}

/** Level in each point, so that the curve never goes beyond a rating. */
function curve(at: readonly (readonly [number, number])[]): string {
  return at
    .map(([x, y], i) => {
      const [a, b] = at[i - 1] ?? [x, y];
      const middle = (a + x) / 2;
      return i ? `C${middle} ${b} ${middle} ${y} ${x} ${y}` : `M${x} ${y}`;
    })
    .join("");
}

function table(points: readonly Point[], words: Words): HTMLElement {
  const rows = points.map(({ text, rating }, i) =>
    make(
      "tr",
      {},
      make("td", {}, String(i + 1)),
      make("th", { scope: "row" }, text),
      make("td", {}, signed(rating)),
    ),
  );
  return make(
    "details",
    { class: "cw-more" },
    make("summary", {}, words("plot_table")),
    make("table", { class: "cw-debrief" }, make("tbody", {}, ...rows)),
  );
}
