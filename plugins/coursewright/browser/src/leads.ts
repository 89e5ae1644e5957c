/** The buttons of a question's bar that lead to the question before and the one after. */

import { icon, make, set } from "./dom.ts";
import type { Sheet } from "./sheet.ts";

const LEADS = [
  ["back", "prev", -1],
  ["on", "fwd", 1],
] as const;

/** Give a question's bar these buttons, hidden; without work they are not to be had. */
export function addLeads(
  sheet: Sheet,
  names: readonly [back: string, on: string],
  go: (step: -1 | 1) => void,
): void {
  const buttons = LEADS.map(([act, mark, step], index) => {
    const button = make(
      "button",
      { type: "button", class: "cw-icb", "data-act": act, "aria-label": names[index], hidden: true },
      icon(mark),
    );
    button.addEventListener(
      "click",
      (event) => button.getAttribute("aria-disabled") !== "true" && event.detail < 2 && go(step),
    );
    return button;
  });
  const acts = sheet.form.querySelector(".cw-acts");
  acts?.prepend(buttons[0]!);
  acts?.append(buttons[1]!);
}

/** Show the ways to other questions, or hide them; where there is none, it is named and does nothing. */
export function setLeads(sheet: Sheet, shown: boolean, back: boolean, on: boolean): void {
  for (const [act, open] of [
    ["back", back],
    ["on", on],
  ] as const) {
    const button = sheet.button(act);
    // Behind a question that is done, the main button leads on.
    if (button)
      set(button, { "aria-disabled": `${!open}` }).hidden =
        !shown || (act === "on" && sheet.main?.dataset["act"] === "next");
  }
}
