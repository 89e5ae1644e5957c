/** The panel at the end of a quiz: score, objectives, confidence, what to do next. */

import { all, icon, make } from "./dom.ts";
import { LOOKS, isDone, isGood } from "./feedback.ts";
import type { Lent } from "./intents.ts";
import type { Progress } from "./progress.ts";
import type { Question } from "./question.ts";
import { isFull } from "./record.ts";
import { byObjective, bySure, scoreOf } from "./score.ts";
import type { Score, Scored, Tally } from "./score.ts";
import type { Words } from "./words.ts";

/** What a lesson says to a role (intent.ts). */
const ADVICE = ".cw-tom dd[data-role]";

/** A passage of the lesson where an objective is taught. */
interface Goal {
  readonly id: string;
  readonly href: string;
  readonly text: string;
}

/** What the panel is made with: where progress is kept, the words, and the clock in milliseconds. */
interface Around {
  readonly progress: Progress;
  readonly words: Words;
  readonly now: () => number;
}

/**
 * The panel of a quiz whose questions all have an answer; `redo` is given those to be mended, none for all.
 */
export function resultPanel(
  host: HTMLElement,
  questions: readonly Question[],
  around: Around,
  redo: (wrong: readonly Question[]) => void,
): HTMLElement {
  const { progress, words } = around;
  const answers = questions.flatMap(asScored);
  const missed = questions.filter(({ must, state }) => must && !isGood(state));
  const score = scoreOf(answers, Number(host.dataset["pass"]));
  const head = make("h2", { id: `result-${host.dataset["quiz"] ?? ""}`, tabindex: -1 }, words("result"));
  const ways = make("div", { class: "cw-done__w" });
  const lead = (): void =>
    ways.replaceChildren(
      ...waysOn(host, progress.learner.role, score.passed && !missed.length, questions, words, redo),
    );
  lead();
  const told = make("div", {}, head, ...scoreLines(score, missed, Number(host.dataset["pass"]), words), ways);
  return make(
    "section",
    { class: "cw-result cw-done", "aria-labelledby": head.id },
    make("div", { class: "cw-done__g" }, told, ...goalLines(goalsOf(host), answers, words)),
    ...sureLines(answers, words),
    ...sureButWrong(questions, words),
    ...intentOf(host, around, lead),
  );
}

/** The score of a quiz whose questions all have an answer: percent, and whether it is passed. */
export function resultOf(
  host: HTMLElement,
  questions: readonly Question[],
): { readonly percent: number; readonly passed: boolean } {
  const { percent, passed } = scoreOf(questions.flatMap(asScored), Number(host.dataset["pass"]));
  return { percent, passed: passed && questions.every(({ must, state }) => !must || isGood(state)) };
}

function asScored({ record, points, objective }: Question): Scored[] {
  return record.last ? [{ points, objective, last: record.last }] : [];
}

function scoreLines(score: Score, missed: readonly Question[], pass: number, words: Words): HTMLElement[] {
  const verdict = score.short
    ? words("short", { n: score.short })
    : missed.length || !pass
      ? ""
      : words("passed");
  const [mark, tone] = LOOKS[score.short ? "partly" : "right"];
  const line = make("p", { class: "cw-score" }, make("b", {}, `${score.percent}`, make("small", {}, "%")));
  if (verdict) line.append(" ", make("span", { class: `cw-state cw-state--${tone}` }, icon(mark), verdict));
  const result = words("result_line", { right: score.right, of: score.of });
  const told = pass ? words("result_of", { result, pass: words("pass_line", { n: pass }) }) : result;
  return [line, make("p", { class: "cw-kick" }, told), ...linkRows(missed, words, words("must_missed"))];
}

/** The main button, which leads on or mends what hinders it, and beside it what else one may do. */
function waysOn(
  host: HTMLElement,
  role: string,
  passed: boolean,
  questions: readonly Question[],
  words: Words,
  redo: (wrong: readonly Question[]) => void,
): HTMLElement[] {
  const wrong = questions.filter(({ state }) => !isGood(state));
  const next = nextLink(host, role);
  const buttons = [
    ...(wrong.length ? [button(words("redo", { n: wrong.length }), () => redo(wrong))] : []),
    // While something is wrong, the same questions are asked again.
    button(words("redo_all"), () => redo(wrong.length ? questions : [])),
  ];
  const main = passed && next ? next : wrong.length ? buttons.shift()! : null;
  main?.classList.replace("cw-btn--bare", "cw-btn--main");
  const bare = make("div", { class: "cw-quiet" }, ...buttons);
  return [...(main ? [main] : []), bare, ...(next && next !== main ? [next] : [])];
}

function button(text: string, act: () => void): HTMLElement {
  const made = make("button", { type: "button", class: "cw-btn cw-btn--bare" }, text);
  made.addEventListener("click", act);
  return made;
}

/** The way on from the end of a lesson's quiz, for a role; null, where there is none. */
function nextLink(host: HTMLElement, role: string): HTMLElement | null {
  const ways = all<HTMLAnchorElement>(
    host.querySelector<HTMLTemplateElement>("template.cw-ways")?.content ?? make("p"),
    "a",
  );
  const way = ways.find(({ dataset }) => role && dataset["roles"]?.split(" ").includes(role)) ?? ways[0];
  if (!way) return null;
  const parts = Array.from(way.children, (part) => part.cloneNode(true));
  return make(
    "a",
    { class: "cw-btn cw-btn--bare cw-next", href: way.getAttribute("href") ?? "" },
    ...parts,
    icon("next"),
  );
}

/**
 * What to use tomorrow, if the page is a lesson's and says so, once its script is there; `onrole` is called when a
 * role was chosen.
 */
function intentOf(host: HTMLElement, { progress, words, now }: Around, onrole: () => void): HTMLElement[] {
  const lesson = document.querySelector<HTMLElement>(".cw-head[data-lesson]")?.dataset["lesson"];
  // Only the quiz of a lesson leads on.
  if (!lesson || !document.querySelector(ADVICE) || !host.querySelector("template.cw-ways")) return [];
  const { coursewright } = window as { coursewright?: Lent };
  const place = make("div");
  void coursewright
    ?.loaded("cw-pledge.js")
    .then(() => coursewright.intentPanel?.(lesson, progress, words, now, onrole))
    .then((panel) => panel && place.replaceWith(panel));
  return [place];
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
  return rows.length
    ? [
        make(
          "div",
          {},
          make("h3", {}, words("objectives")),
          make("ul", { class: "cw-goals cw-plain" }, ...rows),
        ),
      ]
    : [];
}

function goalRow({ href, text }: Goal, tally: Tally & { some: boolean }, words: Words): HTMLElement {
  const met = tally.right === tally.of;
  const [state, word] = met
    ? (["right", "met"] as const)
    : tally.some
      ? (["partly", "partly_met"] as const)
      : (["wrong", "not_met"] as const);
  const [mark, tone] = LOOKS[state];
  const right = make(
    "span",
    { class: `cw-state cw-state--${tone}` },
    icon(mark),
    words(word, { got: tally.right, of: tally.of }),
  );
  const title = headingAt(href);
  const again = title ? words("look_at", { title }) : words("look_again");
  return make(
    "li",
    {},
    make("div", {}, text),
    right,
    ...(!met && href ? [make("a", { class: "cw-again", href }, again)] : []),
  );
}

/** The heading that a link of this page leads to; empty, where it leads elsewhere. */
function headingAt(href: string): string {
  const place = href.startsWith("#") ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
  return place && /^H[1-6]$/.test(place.tagName) ? (place.textContent ?? "").trim() : "";
}

function sureLines(answers: readonly Scored[], words: Words): HTMLElement[] {
  const tallies = bySure(answers);
  if (!tallies.size) return [];
  const table = make("div", { class: "cw-cal" });
  for (const [sure, tally] of tallies) {
    const fill = make("i");
    fill.style.width = `${(tally.right / tally.of) * 100}%`;
    const row = [words(`sure${sure}`), fill, words("calibration_row", { right: tally.right, of: tally.of })];
    table.append(
      make("span", {}, row[0]!),
      make("span", { class: "cw-hb" }, row[1]!),
      make("span", { class: "cw-num" }, row[2]!),
    );
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
