/** Parts of a figure or areas of a picture to choose: a list of choices, and what lies over the picture in step with it. */

import { all, set } from "../../../browser/src/dom.ts";
import { KINDS } from "../../../browser/src/kinds/index.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";

/** Give each area or part what its choice in the list has: its name with the verdict, and whether it can be chosen. */
function follow(form: HTMLFormElement): void {
  for (const part of all<SVGGElement>(form, "[data-pick]")) {
    const input = form.querySelector<HTMLInputElement>(`.cw-opt input[value="${part.dataset["pick"]!}"]`);
    const label = input?.closest<HTMLElement>(".cw-opt");
    const text = label?.querySelector(".cw-opt__t");
    if (!input || !label || !text) continue;
    text.id ||= `${form.closest("cw-question")?.id}-${input.value}-t`;
    const name = input.getAttribute("aria-labelledby") ?? text.id;
    const pressed = `${input.checked}`;
    set(part, {
      "aria-disabled": `${input.disabled}`,
      "aria-labelledby": part.closest(".cw-spots") ? name : false,
    });
    // What is tried in vain is no longer chosen; only a change is written, for a change is what one waits for here.
    if (part.getAttribute("aria-pressed") !== pressed) part.setAttribute("aria-pressed", pressed);
    part.dataset["mark"] = label.dataset["v"] ?? "";
  }
}

const LINK = "cw-hotspot.css";

/** The style sheet, where a page got a question of another one and has no tag for it. */
function dress(): void {
  const own = document.querySelector<HTMLScriptElement>('script[src*="cw-hotspot.js"]')?.src;
  if (!own || document.querySelector(`link[href*="${LINK}"]`)) return;
  document.head.append(
    Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: own.replace(/javascripts\/cw-hotspot\.js/, `stylesheets/${LINK}`),
    }),
  );
}

/** Hotspot: choices as of multiple choice, and the drawing that follows them. */
export const kind: Kind = {
  ...KINDS.get("multiple")!,
  prepare(form) {
    dress();
    const watch = new MutationObserver(() => follow(form));
    // What the sheet says of a part it says of all: that it is pressed comes last.
    watch.observe(form, { subtree: true, attributeFilter: ["data-v", "disabled", "aria-pressed"] });
    follow(form);
  },
};
