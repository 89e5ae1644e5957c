/** A picture code as a drawing, always black on white. */

import { correction, generate, mode } from "lean-qr";
import { svg } from "../dom.ts";

/** What scanners want to see around a code, in its own squares. */
const MARGIN = 4;
/** Pixels of a side at most. */
const SIDE = 260;

/** The drawing of a code that `codes.ts` made, with the words that name it. */
export function drawCode(code: string, label: string): SVGElement {
  const bitmap = generate(mode.alphaNumeric(code), { minCorrectionLevel: correction.L });
  const { size } = bitmap;
  const rows = Array.from({ length: size }, (_, y) => rowOf(y, size, (x) => bitmap.get(x, y)));
  const whole = size + 2 * MARGIN;
  // Squares of whole dots of the screen, all of one size: a phone has several to a pixel.
  const dots = Math.max(1, devicePixelRatio);
  const side = (whole * Math.max(1, Math.floor((SIDE * dots) / whole))) / dots;
  return svg(
    "svg",
    {
      viewBox: `${-MARGIN} ${-MARGIN} ${whole} ${whole}`,
      width: side,
      height: side,
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges",
    },
    svg("rect", { x: -MARGIN, y: -MARGIN, width: whole, height: whole, fill: "#fff" }),
    svg("path", { d: rows.join(""), fill: "#000" }),
  );
}

/** A row's dark squares, those side by side as one. */
function rowOf(y: number, size: number, isDark: (x: number) => boolean): string {
  let path = "";
  for (let x = 0; x < size; x++) {
    const from = x;
    while (isDark(x)) x++;
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}
