/** What a press on the button opens: the line, a way to send it, a way to copy it. */

import { make } from "../dom.ts";
import type { Given } from "./given.ts";
import { addressOf, lineOf } from "./told.ts";
import type { Place } from "./told.ts";

/** The panel of a place, called by the name of its button. */
export function panelOf(given: Given, place: Place, name: string): HTMLElement {
  const { words } = given;
  const line = make(
    "textarea",
    { class: "cw-area", readonly: true, rows: 3, "aria-label": words["line"] },
    lineOf(given, place),
  ) as HTMLTextAreaElement;
  const status = make("p", { role: "status" });
  const copy = make("button", { type: "button", class: "cw-btn" }, words["copy"]!);
  const press = async (): Promise<void> => {
    const done = await copied(line);
    status.textContent = words[done ? "copied" : "by_hand"]!;
    (done ? copy : line).focus();
  };
  copy.addEventListener("click", () => void press());
  return make(
    "div",
    { class: "cw-panel cw-tell__p", role: "group", "aria-label": name },
    make("p", {}, words["how"]!),
    line,
    make("div", { class: "cw-acts" }, copy, ...linkTo(addressOf(given, place), words)),
    status,
  );
}

function linkTo(address: string, words: Given["words"]): HTMLElement[] {
  if (!address) return [];
  const mail = address.startsWith("mailto:");
  const where = mail ? {} : { target: "_blank", rel: "noopener noreferrer" };
  const name = words[mail ? "mail" : "form"]!;
  return [make("a", { class: "cw-btn cw-btn--main", href: address, ...where }, name)];
}

/** Copy the line; what is not allowed leaves it selected. */
async function copied(line: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(line.value);
    return true;
  } catch {
    // Not there on plain http: the old way.
    line.select();
    return document.execCommand("copy");
  }
}
