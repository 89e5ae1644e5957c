/** Reflection: the answer is a text, and then the rubric's rows that were ticked. */

import { all, make, unsealed } from "../dom.ts";
import { hasWords } from "../fold.ts";
import type { Grade } from "../grade.ts";
import { isObject } from "../record.ts";
import type { Words } from "../words.ts";
import type { Kind, Opened } from "./kind.ts";

/** Never points; done when something is written. */
export function grade(_key: unknown, answer: unknown): Grade {
  const text = isObject(answer) ? answer["text"] : "";
  return {
    got: 0,
    of: 0,
    marks: typeof text === "string" && hasWords(text) ? {} : { text: "missed" },
    slips: {},
  };
}

function area(form: HTMLFormElement): HTMLTextAreaElement {
  return form.querySelector(".cw-area")!;
}

/** Model and rubric below what was written; both stay to be read, the rows to be ticked. */
function show(
  form: HTMLFormElement,
  _result: Grade,
  { model = "", rubric = {} }: Opened,
  _full: boolean,
  words: Words,
  answer: unknown,
): void {
  const ticks: unknown = isObject(answer) ? answer["ticks"] : [];
  const rows = Object.entries(rubric).map(([number, html]) => {
    const checked = Array.isArray(ticks) && ticks.includes(Number(number));
    const box = make("input", { type: "checkbox", value: number, checked });
    return make("label", { class: "cw-tick" }, box, make("div", {}, unsealed(html)));
  });
  // Not in the action bar, which sticks on a phone and would cover what was written.
  form
    .querySelector(".cw-q__set")
    ?.after(
      make(
        "div",
        { class: "cw-model", "data-shown": true },
        make("b", { class: "h" }, words("model")),
        make("div", {}, unsealed(model)),
      ),
      ...(rows[0]
        ? [
            make(
              "fieldset",
              { class: "cw-rubric", "data-shown": true },
              make("legend", {}, words("rubric")),
              ...rows,
            ),
          ]
        : []),
    );
}

/** Reflection. */
export const reflection: Kind = {
  parts: true,
  typed: true,
  grows: true,
  begun: "filled",
  missing: "write_first",
  check: "compare",
  read(form) {
    const text = area(form).value;
    const ticks = all<HTMLInputElement>(form, ".cw-rubric input")
      .filter(({ checked }) => checked)
      .map(({ value }) => Number(value));
    return hasWords(text) ? { text, ticks } : null;
  },
  write(form, answer) {
    const text = isObject(answer) ? answer["text"] : "";
    area(form).value = typeof text === "string" ? text : "";
  },
  grade,
  show,
};
