/**
 * What came out of a capsule is told to whoever sets formulas in a page: MathJax, KaTeX, a site's own script.
 */

import { all } from "./dom.ts";

interface Setters {
  readonly MathJax?: { readonly typesetPromise?: (elements: readonly Element[]) => Promise<unknown> };
  readonly katex?: { render(formula: string, element: Element, options: object): void };
  renderMathInElement?(element: Element, options: object): void;
}

const SIGNS = [
  ["$$", "$$"],
  ["\\[", "\\]"],
  ["\\(", "\\)"],
  ["$", "$"],
];
let last: Promise<unknown> = Promise.resolve();

/** Announce `coursewright:opened` at an element whose contents are new, and have its formulas set. */
export function tellOpened(element: Element): void {
  element.dispatchEvent(new CustomEvent("coursewright:opened", { bubbles: true, detail: element }));
  // One after the other, and after whatever the page itself is at, as MathJax asks for.
  last = last.then(() => setFormulas(element)).catch(() => undefined);
}

function setFormulas(element: Element): unknown {
  const { MathJax, katex, renderMathInElement } = window as Window & Setters;
  if (MathJax?.typesetPromise) return MathJax.typesetPromise([element]);
  if (renderMathInElement) {
    const delimiters = SIGNS.map(([left, right], i) => ({ left, right, display: i < 2 }));
    return renderMathInElement(element, { delimiters, throwOnError: false });
  }
  if (!katex) return;
  for (const place of all(element, ".arithmatex")) {
    const [, sign, formula = ""] = /^\s*\\([[(])([^]*)\\[\])]\s*$/.exec(place.textContent ?? "") ?? [];
    if (sign) katex.render(formula, place, { displayMode: sign === "[", throwOnError: false });
  }
}
