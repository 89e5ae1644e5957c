/** Match and categorise: the answer is a choice for each row, both by token. */

import { all, make } from "../dom.ts";
import type { Grade, Mark } from "../grade.ts";
import { isObject } from "../record.ts";
import type { Words } from "../words.ts";
import { reason, verdict } from "./choices.ts";
import type { Kind, Opened } from "./kind.ts";

/** Right choices of all rows. */
export function grade(key: unknown, answer: unknown): Grade {
  const given = isObject(answer) ? answer : {};
  const marks: Record<string, Mark> = {};
  for (const [row, wanted] of Object.entries(isObject(key) ? key : {})) {
    const choice = given[row];
    marks[row] = choice === wanted ? "right" : choice && typeof choice === "string" ? "wrong" : "missed";
  }
  const verdicts = Object.values(marks);
  return { got: verdicts.filter((mark) => mark === "right").length, of: verdicts.length, marks, slips: {} };
}

function selects(form: HTMLFormElement): HTMLSelectElement[] {
  return all<HTMLSelectElement>(form, ".cw-sel");
}

/**
 * A verdict behind what was chosen; a right row's reason at once, as that of a choice that fits nothing; the others', the
 * right choice and what was rightly left at full feedback.
 */
function show(form: HTMLFormElement, { marks }: Grade, { key, why }: Opened, full: boolean, words: Words): void {
  for (const select of selects(form)) {
    const { name, parentElement: row } = select;
    const mark = marks[name];
    if (!row || !mark || (mark === "missed" && !full)) continue;
    row.setAttribute("data-v", mark);
    const wanted = isObject(key) ? key[name] : "";
    const text = Array.from(select.options).find(({ value }) => value === wanted)?.text ?? "";
    const told = full && mark !== "right" ? words("pair_answer", { text }) : "";
    const right = mark === "right";
    const said = (full || right ? why?.[name] : "") || why?.[select.value];
    row.append(verdict("pair", right ? mark : "wrong", words(`pair_${mark}`), told), ...reason("pair", said));
  }
  for (const [token, html] of Object.entries((full && why) || {})) {
    const option = form.querySelector(`[value="${token}"]`);
    if (option && !marks[token]) option.closest(".cw-pairs")!.append(make("div", { class: "cw-pair", "data-shown": true }, make("b", {}, option.textContent!), ...reason("pair", html)));
  }
}

/** Match, categorise. */
export const pairs: Kind = {
  parts: true,
  counts: "counts_rows",
  missing: "rows_first",
  read(form) {
    const chosen = selects(form).filter(({ value }) => value).map(({ name, value }) => [name, value]);
    return chosen.length ? Object.fromEntries(chosen) : null;
  },
  write(form, answer) {
    for (const select of selects(form)) {
      const choice = isObject(answer) ? answer[select.name] : "";
      select.value = typeof choice === "string" ? choice : "";
      // A choice that is not there leaves a select without any.
      if (select.selectedIndex < 0) select.value = "";
    }
  },
  grade,
  show,
};
