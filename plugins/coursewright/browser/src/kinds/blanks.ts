/** Blanks: the answer is the raw text by the blank's token. */

import { all, icon, make, unsealed } from "../dom.ts";
import { fold } from "../fold.ts";
import type { Grade, Mark } from "../grade.ts";
import { isObject } from "../record.ts";
import type { Words } from "../words.ts";
import { texts } from "./choices.ts";
import type { Kind, Opened } from "./kind.ts";

/** Right gaps of all gaps; `slips` tells which named wrong answer stands in a gap, by its number. */
export function grade(key: unknown, answer: unknown): Grade {
  const given = isObject(answer) ? answer : {};
  const marks: Record<string, Mark> = {};
  const slips: Record<string, string> = {};
  for (const [token, wanted] of Object.entries(isObject(key) ? key : {})) {
    if (!isObject(wanted)) continue;
    const raw = given[token];
    const text = typeof raw === "string" ? fold(raw) : "";
    marks[token] = texts(wanted["accept"]).includes(text) ? "right" : text ? "wrong" : "missed";
    const lists: unknown[] = Array.isArray(wanted["slips"]) ? wanted["slips"] : [];
    const slip = lists.findIndex((list) => texts(list).includes(text));
    if (marks[token] === "wrong" && slip >= 0) slips[token] = String(slip);
  }
  const of = Object.keys(marks).length;
  return { got: Object.values(marks).filter((mark) => mark === "right").length, of, marks, slips };
}

function fields(form: HTMLFormElement): HTMLInputElement[] {
  return all<HTMLInputElement>(form, ".cw-blank input");
}

/** A mark behind each blank, and below the text a line for each that has something to say. */
function show(form: HTMLFormElement, result: Grade, opened: Opened, full: boolean, words: Words): void {
  const lines = make("ul", { class: "cw-whys", "data-shown": true });
  for (const field of fields(form)) {
    const mark = result.marks[field.name];
    if (!mark || (mark === "missed" && !full)) continue;
    const right = mark === "right";
    field.classList.add(right ? "cw-in--good" : "cw-in--bad");
    if (!right) field.setAttribute("aria-invalid", "true");
    const verdict = make("span", { class: "cw-hide" }, words(`blank_${mark}`));
    field.after(make("span", { class: "cw-blank__v", "data-shown": true, "data-v": mark }, icon(right ? "pass" : "wrong"), verdict));
    const told = toldOf(field.name, result, opened, full, words);
    if (told.length) lines.append(make("li", { "data-v": mark }, make("b", {}, field.getAttribute("aria-label") ?? ""), ...told));
  }
  if (lines.firstChild) form.querySelector(".cw-blank")?.after(lines);
}

/** What is told of a blank: its slip; at full feedback a word that fills it and its reason. */
function toldOf(token: string, result: Grade, opened: Opened, full: boolean, words: Words): HTMLElement[] {
  const right = result.marks[token] === "right";
  const slip = opened.slips?.[token]?.[result.slips[token] ?? ""];
  const why = full || right ? opened.why?.[token] : undefined;
  const told = [slip, why].filter((html): html is string => Boolean(html)).map((html) => make("span", {}, unsealed(html)));
  const answer = opened.answer?.[token];
  if (full && !right && answer) told.unshift(make("span", { class: "cw-whys__a" }, ...around(words("blank_answer"), unsealed(answer))));
  return told;
}

function around(text: string, word: Node): (Node | string)[] {
  const [before = "", after = ""] = text.split("{word}");
  return [before, word, after];
}

/** Blanks. */
export const blanks: Kind = {
  parts: true,
  typed: true,
  read(form) {
    const filled = fields(form).map((field) => [field.name, field.value] as const);
    return filled.some(([, text]) => fold(text)) ? Object.fromEntries(filled) : null;
  },
  write(form, answer) {
    for (const field of fields(form)) {
      const text = isObject(answer) ? answer[field.name] : "";
      field.value = typeof text === "string" ? text : "";
    }
  },
  grade,
  show,
};
