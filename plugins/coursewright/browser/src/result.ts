/** The panel at the end of a quiz: score, objectives, confidence, what to do next. */

import { all, icon, make } from "./dom.ts";
import { LOOKS, isDone, isGood } from "./feedback.ts";
import type { Question } from "./question.ts";
import { isFull } from "./record.ts";
import { byObjective, bySure, scoreOf } from "./score.ts";
import type { Scored, Tally } from "./score.ts";
import type { Words } from "./words.ts";

/** A passage of the lesson where an objective is taught. */
interface Goal {
  readonly id: string;
  readonly href: string;
  readonly text: string;
}

/** The panel of a quiz whose questions all have an answer; `redo` is given those to be mended. */
export function resultPanel(
  host: HTMLElement, questions: readonly Question[], words: Words, redo: (wrong: readonly Question[]) => void,
): HTMLElement {
  const answers = questions.flatMap(asScored);
  const wrong = questions.filter(({ state }) => !isGood(state));
  const head = make("h2", { id: `result-${host.dataset["quiz"] ?? ""}` }, words("result"));
  const button = make(
    "button", { type: "button", class: wrong.length ? "cw-btn cw-btn--main" : "cw-btn" },
    icon("redo"), wrong.length ? words("redo", { n: wrong.length }) : words("redo_all"),
  );
  button.addEventListener("click", () => redo(wrong));
  return make(
    "section", { class: "cw-result", tabindex: -1, "aria-labelledby": head.id },
    head, ...scoreLines(questions, answers, Number(host.dataset["pass"]), words), ...goalLines(goalsOf(host), answers, words),
    ...sureLines(answers, words), ...sureButWrong(questions, words), make("div", { class: "cw-foot" }, make("div", { class: "cw-acts" }, button)),
  );
}

function asScored({ record, points, objective }: Question): Scored[] {
  return record.last ? [{ points, objective, last: record.last }] : [];
}

function scoreLines(questions: readonly Question[], answers: readonly Scored[], pass: number, words: Words): HTMLElement[] {
  const score = scoreOf(answers, pass);
  const missed = questions.filter(({ must, state }) => must && !isGood(state));
  const verdict = score.short ? words("short", { n: score.short }) : missed.length || !pass ? "" : words("passed");
  const line = make("p", { class: "cw-score" }, make("b", {}, `${score.percent}%`));
  for (const text of [words("result_line", { right: score.right, of: score.of }), verdict]) {
    if (text) line.append(" ", make("span", {}, text));
  }
  return [line, bar(score.percent, pass, words), ...linkRows(missed, words, words("must_missed"))];
}

/** A row for each of some questions: a link to it by its number, what it asks, and why it stands here. */
function linkRows(some: readonly Question[], words: Words, why: string): HTMLElement[] {
  const rows = some.map((question) => {
    const { href, text } = question.sheet.link;
    const link = make("a", { class: "cw-again", href }, words("question_n", { n: question.sheet.number }));
    return make("li", {}, make("div", {}, link, " ", text), ...(why ? [make("b", {}, why)] : []));
  });
  return rows.length ? [make("ul", { class: "cw-goals cw-plain" }, ...rows)] : [];
}

/** The bar with the pass line, if there is a pass mark; the line above says the same in numbers, but for the mark. */
export function bar(percent: number, pass: number, words: Words): HTMLElement {
  const fill = make("i");
  // Widths by CSSOM: a strict policy drops style attributes.
  fill.style.width = `${percent}%`;
  if (!pass) return make("div", { class: "cw-bar" }, fill);
  const tick = make("u");
  const label = make("s", {}, words("pass_line", { n: pass }));
  tick.style.left = label.style.left = `${pass}%`;
  if (pass > 85) label.className = "cw-bar__end";
  return make("div", { class: "cw-bar" }, fill, tick, label);
}

function goalsOf(host: HTMLElement): Goal[] {
  const template = host.querySelector<HTMLTemplateElement>("template.cw-objectives");
  return all(template?.content ?? host, "a[data-objective]").map((link) => ({
    id: link.dataset["objective"] ?? "",
    href: link.getAttribute("href") ?? "",
    text: link.textContent ?? "",
  }));
}

function goalLines(goals: readonly Goal[], answers: readonly Scored[], words: Words): HTMLElement[] {
  const tallies = byObjective(answers);
  const rows = goals.flatMap((goal) => {
    const tally = tallies.get(goal.id);
    return tally?.of ? [goalRow(goal, tally, words)] : [];
  });
  return rows.length ? [make("h3", {}, words("objectives")), make("ul", { class: "cw-goals cw-plain" }, ...rows)] : [];
}

function goalRow({ href, text }: Goal, tally: Tally & { some: boolean }, words: Words): HTMLElement {
  const met = tally.right === tally.of;
  const [state, word] = met ? (["right", "met"] as const) : tally.some ? (["partly", "partly_met"] as const) : (["wrong", "not_met"] as const);
  const [mark, tone] = LOOKS[state];
  const left = make("div", {}, text);
  if (!met && href) left.append(make("br"), make("a", { class: "cw-again", href }, words("look_again")));
  const right = make("span", { class: `cw-state cw-state--${tone}` }, icon(mark), words(word, { got: tally.right, of: tally.of }));
  return make("li", {}, left, right);
}

function sureLines(answers: readonly Scored[], words: Words): HTMLElement[] {
  const tallies = bySure(answers);
  if (!tallies.size) return [];
  const table = make("div", { class: "cw-cal" });
  for (const [sure, tally] of tallies) {
    const fill = make("i");
    fill.style.width = `${(tally.right / tally.of) * 100}%`;
    const row = [words(`sure${sure}`), fill, words("calibration_row", { right: tally.right, of: tally.of })];
    table.append(make("span", {}, row[0]!), make("span", { class: "cw-hb" }, row[1]!), make("span", { class: "cw-num" }, row[2]!));
  }
  return [make("h3", {}, words("calibration")), table];
}

/** Where one was sure and not right: what is mended there is kept best (Butterfield & Metcalfe 2001). */
function sureButWrong(questions: readonly Question[], words: Words): HTMLElement[] {
  const wrong = questions.filter(({ record: { last } }) => last?.sure === 3 && !isFull(last.got));
  if (!wrong.length) return [];
  return [make("h3", {}, words("sure_wrong_head")), ...linkRows(wrong, words, "")];
}

/** Whether the panel is due: there are questions and each has an answer that counts. */
export function isComplete(questions: readonly Question[]): boolean {
  return questions.length > 0 && questions.every(({ state }) => isDone(state));
}
