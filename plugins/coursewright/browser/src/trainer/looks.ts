/** What to look at first, and what to talk about: questions with the reason and what to do. */

import { icon, make } from "../dom.ts";
import type { Course } from "./course.ts";
import { FEW } from "./items.ts";
import type { TestFigures } from "./analysis.ts";
import type { ItemFigures } from "./items.ts";
import { percent, percents, section, signed, signeds } from "./shown.ts";
import { gapIn, idleIn, looksAt } from "./verdicts.ts";
import type { Look, Reason } from "./verdicts.ts";
import { words } from "./words.ts";

const MOST = 3;
const MOST_TALKED = 10;

const LONG = 48;

/** A question's text, cut where it is longer than a line or two. */
export function short(text: string): string {
  const signs = Array.from(text);
  const most = signs.some((sign) => sign > "\u2e7f") ? LONG : 2 * LONG;
  return signs.length > most ? `${signs.slice(0, most).join("").trimEnd()}…` : text;
}

/** A question in words: its test and number, or the test alone. */
export function nameOf(course: Course, { title }: { readonly title: string }, question: string): string {
  const { n = 0, stem = question } = course.questions[question] ?? {};
  return words(n ? "named" : "named_alone", { test: title, n, stem: short(stem) });
}

/** The way to a question's slide; empty if it has none. */
export function slideOf({ page }: { readonly page: string }, question: string): string {
  return page && `${page}#q-${question.split("#")[1] ?? ""}`;
}

/** "For orientation only", with the number, where few have answered. */
export function caution(n: number): string {
  return n < FEW ? words("caution", { n }) : words("n", { n });
}

/** Three notes at most, before any table. */
export function firstLooks(tests: readonly TestFigures[], course: Course): HTMLElement {
  const looks = looksAt(tests).slice(0, MOST);
  const head = words(looks.length && looks.length < MOST ? "first_few" : "first");
  if (!looks.length) return section("first", head, make("p", { class: "quiet" }, words("first_none")));
  return section(
    "first",
    head,
    make("ol", { class: "looks" }, ...looks.map((look) => lookNote(look, course))),
  );
}

const TONES: Readonly<Record<Reason, readonly [mark: string, tone: string]>> = {
  key: ["wrong", "bad"],
  hard: ["alert", "care"],
  sure: ["alert", "care"],
  gap: ["alert", "care"],
  weak: ["alert", "care"],
  easy: ["alert", "care"],
  idle: ["alert", "care"],
};

function lookNote({ test, item, reason }: Look, course: Course): HTMLElement {
  const [mark, tone] = TONES[reason];
  const href = slideOf(test.taken, item.question);
  const show = href ? [make("a", { href }, words("project"))] : [];
  return make(
    "li",
    { class: `note note--${tone}` },
    icon(mark),
    make(
      "div",
      {},
      make("b", {}, words(`look_${reason}`)),
      make("p", { class: "of" }, nameOf(course, test.taken, item.question)),
      make("p", {}, words(`why_${reason}`, valuesOf(item, course))),
      make("p", {}, words(`do_${reason}`)),
      make("p", { class: "of" }, caution(item.n), " ", ...show),
    ),
  );
}

function valuesOf(item: ItemFigures, course: Course): Record<string, string | number> {
  const { difficulty, discrimination, sure, sureWrong, n } = item;
  const gap = gapIn(item);
  return {
    n,
    p: difficulty ? percent(difficulty.p) : "",
    range: difficulty ? percents(difficulty.interval) : "",
    r: discrimination ? signed(discrimination.r) : "",
    span: discrimination ? signeds(discrimination.interval) : "",
    sure,
    wrong: sureWrong,
    idle: idleIn(item),
    a: gap ? course.names[gap.languages[0]]! : "",
    b: gap ? course.names[gap.languages[1]]! : "",
    pa: gap ? percent(gap.right[0] / gap.n[0]) : "",
    pb: gap ? percent(gap.right[1] / gap.n[1]) : "",
  };
}

/** Sure but wrong, for the debrief: the questions, how many, and what most of them took. */
export function debrief(tests: readonly TestFigures[], course: Course): HTMLElement {
  const rows = tests
    .flatMap((test) => test.items.map((item) => ({ test, item })))
    .filter(({ item }) => item.current && item.sureWrong)
    .sort((a, b) => b.item.sureWrong - a.item.sureWrong || b.item.sure - a.item.sure)
    .slice(0, MOST_TALKED);
  if (!rows.length)
    return section("debrief", words("debrief"), make("p", { class: "quiet" }, words("debrief_none")));
  const lines = rows.map(({ test, item }) => {
    const href = slideOf(test.taken, item.question);
    const name = nameOf(course, test.taken, item.question);
    return make(
      "li",
      {},
      icon("alert"),
      make(
        "div",
        {},
        make("b", {}, words("debrief_count", { wrong: item.sureWrong, sure: item.sure })),
        make("p", {}, href ? make("a", { href }, name) : name),
        make("p", { class: "of" }, commonest(item)),
      ),
    );
  });
  return section(
    "debrief",
    words("debrief"),
    make("p", { class: "quiet" }, words("debrief_how")),
    make("ol", { class: "talked" }, ...lines),
  );
}

/** The wrong choice that most have taken. */
export function commonest({ choices, n }: ItemFigures): string {
  const wrong = choices.filter((choice) => !choice.right && choice.n);
  const [most] = [...wrong].sort((a, b) => b.n - a.n);
  return most ? words("commonest", { text: most.text, p: percent(most.n / n) }) : "";
}
