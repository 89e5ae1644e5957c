/**
 * How large the text is: as the browser has it, or larger in two steps; all languages of a site share the
 * choice.
 */

import { all } from "../dom.ts";

const KEY = "__size"; // the page's head reads it before anything is painted

/** Follow the buttons in drawer and header; where nothing can be kept the choice holds for this page. */
export function followSize(): void {
  const inputs = all<HTMLInputElement>(document, "[name^=cw-size]");
  const show = (size: string): void => {
    document.documentElement.dataset["cwSize"] = size;
    for (const input of inputs) input.checked = input.value === size;
  };
  show(document.documentElement.dataset["cwSize"] ?? "0");
  for (const input of inputs) {
    input.addEventListener("change", () => {
      show(input.value);
      window.__md_set?.(KEY, input.value, undefined, new URL("..", window.__md_scope));
    });
  }
}
