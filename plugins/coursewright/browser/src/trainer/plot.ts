/** Difficulty against discrimination as a drawing: shapes tell the verdict, numbers the question. */

import { svg } from "../dom.ts";
import type { Course } from "./course.ts";
import type { ItemFigures } from "./items.ts";
import { percent, signed } from "./shown.ts";
import { LIMITS, verdictOf } from "./verdicts.ts";
import type { Verdict } from "./verdicts.ts";
import { words } from "./words.ts";

const [WIDTH, HEIGHT] = [480, 330];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 462, 22, 286];
const STEP = 0.2;

/** The drawing of the questions whose figures are known; their table says the same. */
export function plot(items: readonly ItemFigures[], course: Course, taught: boolean): SVGElement {
  const known = items.filter(({ difficulty, discrimination }) => difficulty && discrimination);
  const rs = known.map(({ discrimination }) => discrimination!.r);
  const low = Math.min(-STEP, Math.floor(Math.min(0, ...rs) / STEP) * STEP);
  const high = Math.max(3 * STEP, Math.ceil(Math.max(0, ...rs) / STEP) * STEP);
  const x = (share: number): number => LEFT + share * (RIGHT - LEFT);
  const y = (r: number): number => BOTTOM - ((r - low) / (high - low)) * (BOTTOM - TOP);
  return svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": words("plot_says", { n: known.length }),
      class: "plot",
    },
    zone(x, y, high),
    ...grid(low, high, x, y),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => label(x(share), BOTTOM + 18, percent(share), "middle")),
    label(RIGHT, HEIGHT - 6, words("difficulty"), "end"),
    label(LEFT - 40, 12, words("discrimination"), "start"),
    ...known.map((item) =>
      mark(item, verdictOf(item, taught), x(item.difficulty!.p), y(item.discrimination!.r), course),
    ),
  );
}

function zone(x: (share: number) => number, y: (r: number) => number, high: number): SVGElement {
  const [left, top] = [x(LIMITS.hard), y(high)];
  const size = { x: left, y: top, width: x(LIMITS.easy) - left, height: y(LIMITS.weak) - top };
  return svg(
    "g",
    {},
    svg("rect", { ...size, class: "zone" }),
    label(left + 5, top + 15, words("zone"), "start", "good"),
  );
}

function grid(
  low: number,
  high: number,
  x: (share: number) => number,
  y: (r: number) => number,
): SVGElement[] {
  const count = Math.round((high - low) / STEP);
  return Array.from({ length: count + 1 }, (_, at) => {
    const r = Math.round((low + at * STEP) * 10) / 10;
    const line = { x1: x(0), x2: x(1), y1: y(r), y2: y(r), class: r ? "line" : "line zero" };
    const text = r ? signed(r).replace(/0$/, "") : "0";
    return svg("g", {}, svg("line", line), label(LEFT - 8, y(r) + 4, text, "end"));
  });
}

function label(x: number, y: number, text: string, anchor: string, tone = ""): SVGElement {
  return svg("text", { x, y, "text-anchor": anchor, ...(tone && { class: tone }) }, text);
}

const SIZE = 11;

function mark(item: ItemFigures, verdict: Verdict, x: number, y: number, course: Course): SVGElement {
  const shape =
    verdict === "key"
      ? svg("path", { d: `M${x} ${y - 15}l15 15l-15 15l-15 -15z`, class: "bad" })
      : verdict === "fine" || verdict === "open"
        ? svg("circle", { cx: x, cy: y, r: SIZE, class: verdict })
        : svg("rect", { x: x - SIZE, y: y - SIZE, width: 2 * SIZE, height: 2 * SIZE, class: "care" });
  const number = course.questions[item.question]?.n || "?";
  return svg(
    "g",
    {},
    shape,
    svg("text", { x, y: y + 4.5, "text-anchor": "middle", class: "in" }, String(number)),
  );
}
