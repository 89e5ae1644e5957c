/** Where in a page things are said that are not of the page. */

import { make } from "../dom.ts";

/** Put a note above the page's text, unless the reader is in the midst of it: nothing moves under one's eyes. */
export function place(element: HTMLElement): boolean {
  const inner = document.querySelector(".md-content__inner");
  if (!inner || window.scrollY > 0) return false;
  inner.prepend(make("div", { class: "cw-keep", role: "status" }, element));
  return true;
}

/** Show a part, and the section that it is in. */
export function show(part: HTMLElement): void {
  part.hidden = false;
  part.closest("section")!.hidden = false;
}
