/** What the choice kinds share: labels with radios or checkboxes, called by tokens. */

import { all, icon, make, set, unsealed } from "../dom.ts";
import type { Grade } from "../grade.ts";
import type { Words } from "../words.ts";
import type { Opened } from "./kind.ts";

const ICONS: Readonly<Record<string, string>> = { right: "pass", wrong: "wrong", missed: "missed" };

/** The texts in a list that came from JSON. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** A UI text with a node in the place of its `{name}`. */
export function around(text: string, node: Node): (Node | string)[] {
  const [before = "", after = ""] = text.split(/\{\w+\}/);
  return [before, node, after];
}

/** Mark and word of a verdict, and what would be right. */
export function verdict(kind: string, mark: string, word: string, told = ""): HTMLElement {
  const parts = [
    ...(ICONS[mark] ? [icon(ICONS[mark])] : []),
    word,
    ...(told ? [" ", make("span", { class: "cw-told" }, told)] : []),
  ];
  return make("span", { class: `cw-${kind}__v`, "data-shown": true, "data-v": mark }, ...parts);
}

/** A reason from a capsule, taken away with the verdict; nothing, where there is none. */
export function reason(kind: string, html: string | undefined): HTMLElement[] {
  return html ? [make("div", { class: `cw-${kind}__w`, "data-shown": true }, unsealed(html))] : [];
}

function inputs(form: HTMLFormElement): HTMLInputElement[] {
  return all<HTMLInputElement>(form, ".cw-opt input");
}

/** Tokens of the chosen options. */
export function pickedIn(form: HTMLFormElement): string[] {
  return inputs(form)
    .filter((input) => input.checked)
    .map((input) => input.value);
}

/** Choose these options and no others. */
export function pickIn(form: HTMLFormElement, tokens: readonly string[]): void {
  for (const input of inputs(form)) input.checked = tokens.includes(input.value);
}

/**
 * Verdict and reason on all options, or on the chosen ones: then a wrong one is struck, and no longer to be
 * had.
 */
export function showChoices(
  form: HTMLFormElement,
  grade: Grade,
  opened: Opened,
  full: boolean,
  words: Words,
): void {
  for (const input of inputs(form)) {
    const label = input.closest(".cw-opt");
    if (!label || !(full || input.checked)) continue;
    const mark = grade.marks[input.value] ?? "left";
    const tried = mark === "wrong" && !full;
    const [one, name] = [input.type === "radio", `${form.closest("cw-question")?.id}-${input.value}`];
    label.setAttribute("data-v", mark);
    // Where one option is right, it is the answer, and the others need no word; of several right ones it was
    // missed.
    const word = words(tried ? "wrong" : one && mark === "missed" ? "option_answer" : `option_${mark}`);
    const said = one && mark === "left" ? [] : [set(verdict("opt", mark, word), { id: `${name}-v` })];
    const why = reason("opt", opened.why?.[input.value]).map((element) => set(element, { id: `${name}-w` }));
    label.append(...said, ...why);
    // A name is the text and the verdict; the reason describes it, so that it is heard once.
    set(label.querySelector(".cw-opt__t")!, { id: `${name}-t` });
    set(input, {
      "aria-labelledby": said[0] ? `${name}-t ${name}-v` : `${name}-t`,
      "aria-describedby": why[0] && `${name}-w`,
    });
    if (!tried) continue;
    input.checked = false;
    set(label, { "data-tried": true }).prepend(set(icon("wrong"), { "data-shown": true }));
  }
}
