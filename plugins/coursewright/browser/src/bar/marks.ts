/** The marks of a quiz a second time: what its map shows, and the counts of it. */

import { all, make } from "../dom.ts";

/** How an answer stands in a line of segments. */
export type Mark = "" | "done" | "right" | "wrong";

/** Follows the map of a quiz. */
export class Marks {
  readonly element: HTMLElement;
  private readonly links: readonly HTMLElement[];
  private readonly copies: readonly HTMLElement[];

  /** `onchange` is called when the map shows something else, which is to be copied then. */
  constructor(map: HTMLElement, onchange: () => void) {
    this.links = all(map, "a");
    this.copies = this.links.map((link) => link.cloneNode(true) as HTMLElement);
    this.element = make(
      "nav",
      { class: "cw-marks", "aria-label": map.getAttribute("aria-label") ?? "" },
      ...this.copies,
    );
    new MutationObserver(onchange).observe(map, {
      attributes: true,
      childList: true,
      subtree: true,
      characterData: true,
    });
  }

  /** The questions of this attempt: how each stands, in the page's order. */
  get states(): readonly Mark[] {
    return this.shown.map((link) => markOf(link.querySelector(".cw-i")?.className ?? ""));
  }

  /** The place, from 0, of the question that is shown; -1, if it is none. */
  get now(): number {
    return this.shown.findIndex((link) => link.hasAttribute("aria-current"));
  }

  /** The question that is shown. */
  get question(): HTMLElement | null {
    const link = this.shown[this.now] as HTMLAnchorElement | undefined;
    return link ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
  }

  private get shown(): readonly HTMLElement[] {
    return this.links.filter((link) => !link.hidden);
  }

  /** Show what the map shows; not made anew: one of them may have the focus. */
  copy(): void {
    this.copies.forEach((copy, i) => {
      const link = this.links[i]!;
      for (const name of ["aria-label", "aria-current", "hidden"]) {
        const value = link.getAttribute(name);
        if (value === null) copy.removeAttribute(name);
        else copy.setAttribute(name, value);
      }
      copy.replaceChildren(...link.cloneNode(true).childNodes);
    });
  }
}

function markOf(look: string): Mark {
  if (/cw-i-pass/.test(look)) return "right";
  if (/cw-i-wrong|cw-state--care/.test(look)) return /cw-i-redo/.test(look) ? "" : "wrong";
  return /cw-i-(full|hint)/.test(look) ? "done" : "";
}
