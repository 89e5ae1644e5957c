/** What stands in the page after handing in: one result to print, or the file to give to the trainer. */

import { elapsed, nextAttempt } from "./attempt.ts";
import type { Attempt } from "./attempt.ts";
import { icon, make } from "../dom.ts";
import { bar } from "./bar.ts";
import type { Paper } from "./paper.ts";
import { addUp, inPoints } from "./score.ts";
import type { Score, Share } from "./score.ts";

/** What the panel's buttons do. */
export interface Acts {
  readonly save: () => void;
  readonly retake: () => void;
}

/** The panel of an attempt that was handed in; `now` in unix seconds, `code` is the hand-in's check code. */
export function resultPanel(
  paper: Paper,
  attempt: Attempt,
  code: string,
  now: number,
  acts: Acts,
): HTMLElement {
  const { words } = paper;
  const head = make("h2", { id: "exam-result" }, words(attempt.credits ? "result" : "handed"));
  const score =
    attempt.credits &&
    addUp(
      attempt.credits,
      paper.least,
      paper.parts.map(({ module, least }) => [module, least]),
    );
  return make(
    "section",
    { class: "cw-result", tabindex: -1, "aria-labelledby": head.id },
    head,
    ...whose(paper, attempt),
    ...(score ? scoreLines(paper, attempt, score) : [make("p", {}, words("handed_note"))]),
    make(
      "p",
      {},
      make("b", {}, `${words("code")} ${code}`),
      make("br"),
      make("small", {}, words("code_why")),
    ),
    make("p", {}, retakeLine(paper, attempt, now)),
    buttons(paper, attempt, now, acts),
  );
}

function whose({ words, formName }: Paper, attempt: Attempt): HTMLElement[] {
  const { name, n, handed = 0 } = attempt;
  const facts = [
    words("form", { form: formName(attempt) }),
    words("attempt", { n }),
    words("date", { date: dateOf(handed, true) }),
    words("took", { time: clock(elapsed(attempt, handed)) }),
  ];
  const lines = [make("p", { class: "cw-kick" }, facts.join(" · "))];
  return name ? [make("p", {}, make("b", {}, name)), ...lines] : lines;
}

function scoreLines(
  paper: Paper,
  { credits = [] }: Attempt,
  { whole, parts, scenarios, passed }: Score,
): HTMLElement[] {
  const { words, least } = paper;
  const points = words("points", { got: inPoints(whole.got), of: whole.of });
  const line = make(
    "p",
    { class: "cw-score" },
    make("b", {}, `${whole.percent}%`),
    " ",
    make("span", {}, points),
    " ",
    // Where nothing has to be reached, nothing is passed.
    least || scenarios.length || paper.parts.some((part) => part.least)
      ? state(passed, words(passed ? "passed" : "not_passed"))
      : "",
  );
  const heads = ["part", "share", "least", ""].map((word) =>
    make("th", { scope: "col" }, word && words(word)),
  );
  const modules = paper.parts.map(({ title, least: asked }, i) =>
    row(paper, title, parts[i]!, asked ? `${asked}%` : words("any"), asked > 0),
  );
  const talks = credits.filter((credit) => credit.least !== undefined);
  const played = scenarios.map((share, i) =>
    row(paper, words("scenario"), share, words("scenario_least", { n: talks[i]!.least! })),
  );
  const table = make(
    "table",
    { class: "cw-tbl" },
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...modules, ...played),
  );
  return [line, bar(whole.percent, least, words), make("h3", {}, words("parts")), table];
}

function row(
  { words }: Paper,
  title: string,
  { got, of, percent, met }: Share,
  least: string,
  asked = true,
): HTMLElement {
  const cells: [string, Node | string][] = [
    ["share", `${percent}% (${inPoints(got)}/${of})`],
    ["least", least],
    // Where anything will do, nothing is reached.
    ["", asked ? state(met, words(met ? "met" : "not_met")) : ""],
  ];
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, title),
    ...cells.map(([word, text]) => make("td", word ? { "data-l": words(word) } : {}, text)),
  );
}

function state(good: boolean, word: string): HTMLElement {
  return make(
    "span",
    { class: `cw-state cw-state--${good ? "good" : "bad"}` },
    icon(good ? "pass" : "wrong"),
    word,
  );
}

function retakeLine({ words, retakes }: Paper, attempt: Attempt, now: number): string {
  const next = nextAttempt(attempt, retakes);
  if (!next) return retakes ? words("retake_used") : words("retake_none");
  return words(next.from > now ? "retake_from" : "retake_now", {
    n: next.left,
    date: dateOf(next.from, false),
  });
}

function buttons({ words, retakes }: Paper, attempt: Attempt, now: number, acts: Acts): HTMLElement {
  const print = button("print", words("print"), () => window.print());
  const save = button("file", words("save"), acts.save);
  const next = nextAttempt(attempt, retakes);
  const list = attempt.credits ? [save, print] : [print, save];
  if (next && next.from <= now) list.unshift(button("redo", words("retake"), acts.retake));
  list[list.length - 1]!.classList.add("cw-btn--main");
  return make("div", { class: "cw-foot" }, make("div", { class: "cw-acts" }, ...list));
}

/** A button with a mark; the second click of a double click is not meant for it. */
export function button(mark: string, text: string, act: () => void): HTMLElement {
  const made = make("button", { type: "button", class: "cw-btn" }, ...(mark ? [icon(mark)] : []), text);
  made.addEventListener("click", (event) => event.detail < 2 && act());
  return made;
}

/** Seconds as `4:05` or `1:04:05`. */
export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts
    .slice(parts[0] ? 0 : 1)
    .map((part, i) => (i ? two(part) : String(part)))
    .join(":");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** A local date, with its time if wanted, in ISO's order. */
function dateOf(at: number, time: boolean): string {
  const date = new Date(at * 1000);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return time ? `${day} ${two(date.getHours())}:${two(date.getMinutes())}` : day;
}
