/**
 * Transcript: the answer is a mark for each asked line, the rule that a bad one breaks, one line rewritten.
 */

import { all, icon, make, unsealed } from "../../../browser/src/dom.ts";
import { hasWords } from "../../../browser/src/fold.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { reason } from "../../../browser/src/kinds/choices.ts";
import type { Kind, Opened } from "../../../browser/src/kinds/kind.ts";
import { isObject } from "../../../browser/src/record.ts";
import type { Words } from "../../../browser/src/words.ts";
import { fits, grade, partOf } from "./answer.ts";

function lines(form: HTMLFormElement): HTMLElement[] {
  return all(form, ".cw-lines > li[data-token]");
}

function markIn(line: HTMLElement): HTMLInputElement | null {
  return line.querySelector<HTMLInputElement>("input:checked");
}

function ruleIn(line: HTMLElement): HTMLSelectElement | null {
  return line.querySelector("select");
}

function rewriting(form: HTMLFormElement): [HTMLSelectElement | null, HTMLTextAreaElement | null] {
  return [form.querySelector("select[name=line]"), form.querySelector("textarea")];
}

/** Rules are asked for bad lines alone. */
function offerRules(form: HTMLFormElement): void {
  for (const line of lines(form)) {
    const rule = ruleIn(line);
    if (rule) rule.hidden = markIn(line)?.value !== "bad";
  }
}

function read(form: HTMLFormElement): unknown {
  const marks: Record<string, string> = {};
  const rules: Record<string, string> = {};
  for (const line of lines(form)) {
    const [token, mark, rule] = [line.dataset["token"]!, markIn(line)?.value, ruleIn(line)?.value];
    if (mark) marks[token] = mark;
    if (mark === "bad" && rule) rules[token] = rule;
  }
  const [line, area] = rewriting(form);
  const text = area?.value ?? "";
  return Object.keys(marks).length || hasWords(text) ? { marks, rules, line: line?.value ?? "", text } : null;
}

function write(form: HTMLFormElement, answer: unknown): void {
  const [marks, rules] = [partOf(answer, "marks"), partOf(answer, "rules")];
  for (const line of lines(form)) {
    const token = line.dataset["token"]!;
    for (const radio of all<HTMLInputElement>(line, "input")) radio.checked = radio.value === marks[token];
    choose(ruleIn(line), rules[token]);
  }
  const [line, area] = rewriting(form);
  const { line: which, text } = isObject(answer) ? answer : {};
  choose(line, which);
  if (area) area.value = typeof text === "string" ? text : "";
  offerRules(form);
}

function choose(select: HTMLSelectElement | null, value: unknown): void {
  if (select)
    select.value = Array.from(select.options).some((option) => option.value === value) ? String(value) : "";
}

/**
 * A judgement below each line that was marked; reasons of right lines at once; all, and the models, at the
 * end.
 */
function show(
  form: HTMLFormElement,
  { marks }: Grade,
  { key, why, models = {} }: Opened,
  full: boolean,
  words: Words,
): void {
  for (const line of lines(form)) {
    const token = line.dataset["token"]!;
    const [mark, rule = "right"] = [marks[token], marks[`${token}/rule`]];
    if (!mark || (mark === "missed" && !full)) continue;
    const right = mark === "right" && rule === "right";
    line.setAttribute("data-v", right ? "right" : "wrong");
    if (mark === "right") line.querySelector(".cw-mk")!.setAttribute("data-v", mark);
    if (full) line.querySelector(".cw-judge")!.append(...choice(line, words));
    const said = [make("b", {}, judgement(line, mark, partOf(key, token), full, words))];
    const wanted = textOf(ruleIn(line), partOf(key, token)["rule"]);
    if (full && rule !== "right") said.push(make("div", {}, words("judged_rule_told", { text: wanted })));
    else if (mark === "right" && rule !== "right")
      said.push(make("div", {}, words(rule === "wrong" ? "judged_rule" : "judged_rule_open")));
    said.push(...reason("line", full || right ? why?.[token] : undefined));
    line.append(
      make(
        "div",
        {
          class: "cw-judged",
          "data-shown": true,
          "data-v": right ? "right" : mark === "right" ? "partly" : "wrong",
        },
        icon(right ? "pass" : mark === "right" ? "half" : "wrong"),
        make("div", {}, ...said),
      ),
    );
  }
  if (full) showModels(form, models, words);
}

/** In words what was chosen: the switch has gone. */
function choice(line: HTMLElement, words: Words): HTMLElement[] {
  const label = markIn(line)?.nextElementSibling;
  if (!label) return [];
  const rule = ruleIn(line)?.selectedOptions[0];
  const named = rule?.value && !ruleIn(line)!.hidden ? [`· ${rule.text}`] : [];
  return [
    make(
      "span",
      { class: "cw-chose", "data-shown": true },
      words("chose"),
      ...Array.from(label.childNodes, (node) => node.cloneNode(true)),
      ...named,
    ),
  ];
}

function judgement(
  line: HTMLElement,
  mark: Mark,
  wanted: Readonly<Record<string, unknown>>,
  full: boolean,
  words: Words,
): string {
  if (mark === "right") return words("judged_right");
  if (!full) return words("judged_wrong");
  const radio = all(line, "input").find((each) => each.getAttribute("value") === wanted["mark"]);
  return words(mark === "wrong" ? "judged_told" : "judged_missed", {
    text: radio?.parentElement?.textContent ?? "",
  });
}

/** What was written, and how one could put it; the line that was chosen first. */
function showModels(form: HTMLFormElement, models: Readonly<Record<string, string>>, words: Words): void {
  const [which, area] = rewriting(form);
  const first = Object.entries(models).sort(
    ([a], [b]) => Number(b === which?.value) - Number(a === which?.value),
  );
  const own = area?.value.trim() ?? "";
  const rows = first.map(([token, html]) =>
    make(
      "div",
      { class: "cw-model__p" },
      make("span", { class: "cw-lab" }, `${textOf(which, token)} `),
      unsealed(html),
    ),
  );
  const boxes = [
    ...(own ? [modelBox(words("own_text"), make("p", {}, own))] : []),
    ...(rows[0] ? [modelBox(words("could_say"), ...rows)] : []),
  ];
  form.querySelector(".cw-rewrite")!.append(...boxes);
}

function modelBox(head: string, ...rows: readonly HTMLElement[]): HTMLElement {
  return make("div", { class: "cw-model", "data-shown": true }, make("b", { class: "h" }, head), ...rows);
}

function textOf(select: HTMLSelectElement | null, value: unknown): string {
  return Array.from(select?.options ?? []).find((option) => option.value === value)?.text ?? "";
}

/** Transcript. */
export const kind: Kind = {
  fits,
  parts: true,
  typed: true,
  counts: "counts",
  missing: "rows_first",
  prepare(form) {
    form.addEventListener("input", () => offerRules(form));
  },
  read,
  write,
  grade,
  show,
};
