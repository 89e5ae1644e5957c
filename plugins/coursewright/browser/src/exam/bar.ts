/** How far a result is, and where the pass mark lies. */

import { make } from "../dom.ts";
import type { Words } from "../words.ts";

/**
 * The bar with the pass line, if there is a pass mark; the line above says the same in numbers, but for the
 * mark.
 */
export function bar(percent: number, pass: number, words: Words): HTMLElement {
  const fill = make("i");
  // Widths by CSSOM: a strict policy drops style attributes.
  fill.style.width = `${percent}%`;
  if (!pass) return make("div", { class: "cw-bar" }, fill);
  const tick = make("u");
  const label = make("s", {}, words("pass_line", { n: pass }));
  tick.style.insetInlineStart = label.style.insetInlineStart = `${pass}%`;
  if (pass > 85) label.className = "cw-bar__end";
  return make("div", { class: "cw-bar" }, fill, tick, label);
}
