/** What blanks and numbers share: one-line fields called by tokens, a mark behind each, words below. */

import { all, icon, make, unsealed } from "../dom.ts";
import { fold } from "../fold.ts";
import type { Grade } from "../grade.ts";
import { isNumber, readNumber } from "../number.ts";
import { isObject } from "../record.ts";
import type { Words } from "../words.ts";
import { around } from "./choices.ts";
import type { Opened } from "./kind.ts";

function fields(form: HTMLFormElement): HTMLInputElement[] {
  return all<HTMLInputElement>(form, ":is(.cw-blank, .cw-num) input");
}

/** The texts by token; null while all are empty. */
export function readFields(form: HTMLFormElement): unknown {
  const filled = fields(form).map((field) => [field.name, field.value] as const);
  return filled.some(([, text]) => fold(text)) ? Object.fromEntries(filled) : null;
}

/** Put texts into the fields. */
export function writeFields(form: HTMLFormElement, answer: unknown): void {
  for (const field of fields(form)) {
    const text = isObject(answer) ? answer[field.name] : "";
    field.value = typeof text === "string" ? text : "";
  }
}

/** A mark behind each field, and below them a line for each that has something to say. */
export function showFields(
  form: HTMLFormElement,
  result: Grade,
  opened: Opened,
  full: boolean,
  words: Words,
): void {
  const lines = make("ul", { class: "cw-whys", "data-shown": true });
  for (const field of fields(form)) {
    const mark = result.marks[field.name];
    if (!mark || (mark === "missed" && !full)) continue;
    const right = mark === "right";
    field.classList.add(right ? "cw-in--good" : "cw-in--bad");
    if (!right) field.setAttribute("aria-invalid", "true");
    const verdict = make("span", { class: "cw-hide" }, words(`blank_${mark}`));
    field.after(
      make(
        "span",
        { class: "cw-blank__v", "data-shown": true, "data-v": mark },
        icon(right ? "pass" : "wrong"),
        verdict,
      ),
    );
    const told = toldOf(field, result, opened, full, words);
    if (!told.length) continue;
    const name = field.getAttribute("aria-label");
    lines.append(make("li", { "data-v": mark }, ...(name ? [make("b", {}, name)] : []), ...told));
  }
  if (lines.firstChild) form.querySelector(".cw-blank, .cw-num")?.after(lines);
}

/**
 * What is told of a field: its slip, or that it is no number; at full feedback a word that fills it and its
 * reason.
 */
function toldOf(
  { name, value }: HTMLInputElement,
  result: Grade,
  opened: Opened,
  full: boolean,
  words: Words,
): HTMLElement[] {
  const mark = result.marks[name];
  const right = mark === "right";
  const slip = opened.slips?.[name]?.[result.slips[name] ?? ""];
  const why = full || right ? opened.why?.[name] : undefined;
  const told = [slip, why]
    .filter((html): html is string => Boolean(html))
    .map((html) => make("div", {}, unsealed(html)));
  const wanted = isObject(opened.key) ? opened.key[name] : null;
  if (mark === "wrong" && !full && isNumber(wanted) && readNumber(value, String(wanted["unit"])) === null) {
    told.unshift(make("span", {}, words("not_a_number")));
  }
  const answer = opened.answer?.[name];
  if (full && !right && answer)
    told.unshift(make("span", { class: "cw-whys__a" }, ...around(words("blank_answer"), unsealed(answer))));
  return told;
}
