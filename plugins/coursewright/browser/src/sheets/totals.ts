/** What stands below a worksheet: total, mean, lowest and last of its scores, and their curve. */

import { make, svg } from "../dom.ts";
import { HALF, LEFT, RIGHT, STEP, TOP, WIDTH, dot, grid, heightOf, widthOf } from "../plot.ts";
import { signed } from "../signed.ts";
import type { Words } from "../words.ts";

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

/** A row of a sheet: what it is about, and its score. */
export interface Scored {
  readonly text: string;
  readonly score: number | null;
}

/** The scores as a line over their rows, from −3 to +3, with +1 dashed. */
export function curveOf(rows: readonly Scored[], words: Words): HTMLElement {
  const wide = (RIGHT - LEFT) / rows.length;
  const named = rows.every(({ text }) => text && (widthOf(text) + 1) * HALF < wide);
  const across = (i: number): number => LEFT + (i + 0.5) * wide;
  const spots = rows.flatMap(({ score }, i) =>
    score === null ? [] : [{ score, at: [across(i), heightOf(clamped(score))] as const }],
  );
  const points = spots.map(({ at }) => at.join(" ")).join("L");
  const said = rows.map(({ score }) => (score === null ? "–" : written(score))).join(", ");
  const picture = svg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${TOP + 6 * STEP + 40}`,
      role: "img",
      "aria-label": `${words("curve")}: ${said}`,
    },
    ...grid(),
    svg("path", { class: "mean", d: `M${LEFT} ${heightOf(1)}H${RIGHT}` }),
    svg("path", { class: "ln", d: points && `M${points}` }),
    ...spots.map(({ at, score }) => dot(at, score)),
    ...rows.map(({ text }, i) =>
      svg("text", { class: "mid", x: across(i), y: TOP + 6 * STEP + 30 }, named ? text : `${i + 1}`),
    ),
  );
  return make("figure", { class: "cw-curve" }, picture, make("figcaption", {}, words("dashed")));
}

function clamped(value: number): number {
  return Math.max(-3, Math.min(3, value));
}
