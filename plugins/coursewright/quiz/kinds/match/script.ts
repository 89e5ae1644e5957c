/** Match and categorise: the answer is a choice for each row, both by token. */

import { make } from "../../../browser/src/dom.ts";
import type { Grade } from "../../../browser/src/grade.ts";
import { reason, verdict } from "../../../browser/src/kinds/choices.ts";
import type { Kind, Opened } from "../../../browser/src/kinds/kind.ts";
import { isObject } from "../../../browser/src/record.ts";
import { Places } from "../../../browser/src/rows/places.ts";
import { rowsOf } from "../../../browser/src/rows/rows.ts";
import type { Words } from "../../../browser/src/words.ts";
import { fits, grade } from "./answer.ts";

const places = new WeakMap<HTMLFormElement, Places>();

/**
 * A verdict below what was chosen; a right row's reason at once, as that of a choice that fits nothing; the others', the
 * right choice and what was rightly left at full feedback. Until then a wrong row is empty again, what was tried is struck.
 */
function show(
  form: HTMLFormElement,
  { marks }: Grade,
  { key, why }: Opened,
  full: boolean,
  words: Words,
): void {
  for (const row of rowsOf(form)) {
    const { token, element, value } = row;
    const mark = marks[token];
    if (!mark || (mark === "missed" && !full)) continue;
    const right = mark === "right";
    const wanted = isObject(key) ? key[token] : "";
    const told = full && !right ? words("pair_answer", { text: row.textOf(String(wanted)) }) : "";
    const said = (full || right ? why?.[token] : "") || why?.[value];
    const below = verdict("pair", right ? mark : "wrong", words(`pair_${mark}`), told);
    if (mark === "wrong" && !full) below.append(" ", make("s", {}, row.textOf(value)));
    element.append(below, ...reason("pair", said));
    element.setAttribute("data-v", mark);
    if (mark === "wrong" && !full) row.try();
  }
  for (const [token, html] of Object.entries((full && why) || {})) {
    const option = form.querySelector(`.cw-sel [value="${token}"]`);
    if (option && !marks[token])
      option
        .closest(".cw-pairs")!
        .append(
          make(
            "div",
            { class: "cw-spare", "data-shown": true },
            make("b", {}, option.textContent!),
            ...reason("pair", html),
          ),
        );
  }
}

/** Match and categorise; rows that were chosen stay for the next try. */
export const kind: Kind = {
  fits,
  parts: true,
  counts: "counts_rows",
  missing: "rows_first",
  left: { word: "rows_left", count: (form) => rowsOf(form).filter(({ value }) => !value).length },
  prepare(form, { words }) {
    if (form.querySelector(".cw-pairs")) places.set(form, new Places(form, words));
  },
  read(form) {
    const chosen = rowsOf(form)
      .filter(({ value }) => value)
      .map(({ token, value }) => [token, value]);
    return chosen.length ? Object.fromEntries(chosen) : null;
  },
  write(form, answer) {
    for (const row of rowsOf(form)) {
      const choice = isObject(answer) ? answer[row.token] : "";
      row.choose(typeof choice === "string" ? choice : "");
    }
    places.get(form)?.draw();
  },
  grade,
  show(form, result, opened, full, words) {
    show(form, result, opened, full, words);
    places.get(form)?.draw();
  },
};
