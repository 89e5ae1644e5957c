/** What stands below a worksheet: total, mean, lowest and last of its scores, and their curve. */

import { make, svg } from "../dom.ts";
import { signed } from "../signed.ts";

/** The four numbers as texts, a real minus before what is below 0; a dash where there is no score yet. */
export function totalsOf(
  values: readonly (number | null)[],
): Readonly<Record<"total" | "mean" | "lowest" | "last", string>> {
  const there = values.filter((value): value is number => value !== null);
  if (!there.length) return { total: "–", mean: "–", lowest: "–", last: "–" };
  const total = there.reduce((sum, value) => sum + value, 0);
  return {
    total: written(total),
    mean: written(total / there.length),
    lowest: written(Math.min(...there)),
    last: written(there[there.length - 1]!),
  };
}

/** At most two places behind the point. */
function written(value: number): string {
  return signed(Math.round(value * 100) / 100);
}

const STEP = 40;
const GRADE = 14;

/** The scores as a line over their rows, from −3 to +3; `label` says what it is. */
export function curveOf(values: readonly (number | null)[], label: string): Element {
  const width = Math.max(2, values.length) * STEP;
  const height = 8 * GRADE;
  const spots = values.flatMap((value, index) =>
    value === null ? [] : [[(index + 0.5) * STEP, (4 - clamped(value)) * GRADE] as const],
  );
  const said = values.map((value) => (value === null ? "–" : written(value))).join(", ");
  if (!spots.length) return make("span", {}, "–");
  return svg(
    "svg",
    { class: "cw-curve", role: "img", "aria-label": `${label}: ${said}`, viewBox: `0 0 ${width} ${height}` },
    svg("line", { x1: 0, x2: width, y1: 4 * GRADE, y2: 4 * GRADE }),
    svg("polyline", { points: spots.map((spot) => spot.join(",")).join(" ") }),
    ...spots.map(([cx, cy]) => svg("circle", { cx, cy, r: 4 })),
  );
}

function clamped(value: number): number {
  return Math.max(-3, Math.min(3, value));
}
