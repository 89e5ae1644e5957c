/** What a person should know beside the cards, and where the focus goes when what had it is gone. */

import { icon, make } from "../dom.ts";

/** A remark with pictures of what it is about, and what can be done then. */
export function remark(text: string, act: HTMLElement, ...pictures: readonly HTMLElement[]): HTMLElement {
  return make(
    "div",
    { class: "note note--care" },
    icon("alert"),
    make("div", {}, make("p", {}, text), ...pictures, act),
  );
}

/** Put the focus on a heading. */
export function focusOn(head: HTMLElement | null): void {
  head?.setAttribute("tabindex", "-1");
  head?.focus();
}
