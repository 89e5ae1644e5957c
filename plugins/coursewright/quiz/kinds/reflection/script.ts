/** Reflection: the answer is a text, and then the rubric's rows that were ticked. */

import { all, make, unsealed } from "../../../browser/src/dom.ts";
import { hasWords } from "../../../browser/src/fold.ts";
import type { Grade } from "../../../browser/src/grade.ts";
import type { Kind, Opened } from "../../../browser/src/kinds/kind.ts";
import { isObject } from "../../../browser/src/record.ts";
import type { QuestionRecord } from "../../../browser/src/record.ts";
import type { Words } from "../../../browser/src/words.ts";
import { fits, grade } from "./answer.ts";

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

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? "");
  } catch {
    return null;
  }
}

/** A trainer's marks: the rows of the rubric that are met, and a sentence. */
function mark(form: HTMLFormElement, kept: string | null, { last }: QuestionRecord, words: Words): void {
  const said = parsed(kept);
  if (!isObject(said) || said["v"] !== 1) return;
  const { note, ticks, of } = said;
  const rows = all(form, ".cw-rubric .cw-tick").filter(
    (_, number) => Array.isArray(ticks) && ticks.includes(number),
  );
  const lines = rows.map(({ textContent }) => make("li", {}, textContent ?? ""));
  const parts = [
    ...(lines[0] ? [make("p", {}, words("marked_met")), make("ul", {}, ...lines)] : []),
    ...(typeof note === "string" && note ? [make("p", {}, note)] : []),
    ...(of === last?.at ? [] : [make("p", { class: "cw-kick" }, words("marked_before"))]),
  ];
  form
    .querySelector(".cw-rubric, .cw-model")
    ?.after(
      make(
        "div",
        { class: "cw-model", "data-shown": true },
        make("b", { class: "h" }, words("marked")),
        ...parts,
      ),
    );
}

/** Reflection. */
export const kind: Kind = {
  fits,
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
  mark,
};
