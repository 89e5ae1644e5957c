/** What a person should know beside the cards, and where the focus goes when what had it is gone. */

import { icon, make } from "../dom.ts";

/** A remark, and what can be done then. */
export function remark(text: string, act: HTMLElement): HTMLElement {
  return make("div", { class: "note note--care" }, icon("alert"), make("div", {}, make("p", {}, text), act));
}

/** Put the focus on a heading. */
export function focusOn(head: HTMLElement | null): void {
  head?.setAttribute("tabindex", "-1");
  head?.focus();
}
