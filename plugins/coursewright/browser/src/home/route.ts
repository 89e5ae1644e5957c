/** The route of the home: what of it is shown to a role and at a moment, and how far one is. */

import { all, icon, make } from "../dom.ts";
import { readLesson } from "../lesson.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { isBehind, isLearned, minutesLeft, stopOf } from "./state.ts";
import type { Stop } from "./state.ts";

/** A lesson or conversation in the list. */
export interface Row {
  readonly link: HTMLAnchorElement;
  /** The name of its record; that of a conversation has a folder. */
  readonly name: string;
  readonly quizzes: readonly string[];
  readonly minutes: number;
  readonly isLesson: boolean;
}

/** What is chosen; empty: all. */
export interface Choice {
  readonly role: string;
  readonly moment: string;
}

/** The rows below an element, in the order of the page. */
export function rowsOf(host: HTMLElement): Row[] {
  return all<HTMLAnchorElement>(host, "a.cw-les").map((link) => {
    const { lesson, talk = "", quizzes = "", minutes = "0" } = link.dataset;
    return {
      link,
      name: lesson ?? `scenarios/${talk}`,
      quizzes: lesson === undefined ? [talk] : quizzes.split(" ").filter(Boolean),
      minutes: Number(minutes),
      isLesson: lesson !== undefined,
    };
  });
}

function names(list: string | undefined, name: string): boolean {
  return !name || !list || list.split(" ").includes(name);
}

/** Whether a row is for a role and a moment: what names none is for all. */
export function isFor({ link: { dataset } }: Row, { role, moment }: Choice): boolean {
  return names(dataset["roles"], role) && names(dataset["moments"], moment);
}

/** How each row stands. */
export function stopsOf(store: Store, rows: readonly Row[]): Map<Row, Stop> {
  return new Map(rows.map((row) => [row, stopOf(readLesson(store, row.name), row.quizzes)]));
}

/** Show the rows of a choice with their states, `here` as the one to go on with. */
export function showRows(
  rows: readonly Row[],
  stops: ReadonlyMap<Row, Stop>,
  choice: Choice,
  here: Row | undefined,
  words: Words,
): void {
  const titles = new Map(rows.map((row) => [row.name, row]));
  for (const row of rows) {
    const { link } = row;
    link.parentElement!.hidden = !isFor(row, choice);
    showState(row, stops.get(row)!, noteOf(row, stops, titles, words));
    if (row === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function showState({ link, isLesson }: Row, { state }: Stop, note: string): void {
  const mark = link.querySelector(".cw-i")!;
  if (isLesson || state !== "empty") mark.className = icon(state).className;
  link.querySelector("small")?.remove();
  if (note) link.querySelector(".cw-les__b")!.after(make("small", {}, note));
}

/** What stands below a title: how far one is, or what is better done before. */
function noteOf(
  row: Row,
  stops: ReadonlyMap<Row, Stop>,
  named: ReadonlyMap<string, Row>,
  words: Words,
): string {
  const { state, quiz, percent } = stops.get(row)!;
  if (state === "pass") return percent === null ? words("passed") : words("passed_with", { n: percent });
  if (quiz && quiz.percent !== undefined) return words("not_passed", { n: quiz.percent });
  if (quiz) return words("quiz_at", { n: quiz.n, of: quiz.of });
  if (state !== "empty") return words(state);
  const { requires = "", after = "" } = row.link.dataset;
  const first = [...requires.split(" "), after]
    .map((name) => named.get(name))
    .find((other) => other && !isLearned(stops.get(other)!));
  return first ? words("first", { title: titleOf(first) }) : "";
}

/** The title of a row. */
export function titleOf({ link }: Row): string {
  return link.querySelector(".cw-les__b")?.textContent ?? "";
}

/** Show what the modules have for a choice, which one is in hand, and what is left of all of it. */
export function showModules(
  host: HTMLElement,
  stops: ReadonlyMap<Row, Stop>,
  choice: Choice,
  here: Row | undefined,
  words: Words,
): void {
  const rows = [...stops.keys()];
  for (const module of all(host, ".cw-mod")) {
    const own = rows.filter(({ link }) => module.contains(link));
    const some = own.some((row) => isFor(row, choice));
    const left = own.reduce((sum, row) => sum + (isFor(row, choice) ? leftOf(row, stops) : 0), 0);
    const time = module.querySelector(".cw-mod__h .cw-kick");
    module.toggleAttribute("data-off", own.length > 0 && !some);
    module.toggleAttribute("data-here", here !== undefined && own.includes(here));
    if (time) time.textContent = some ? (left ? minutesIn(left, words) : words("behind")) : words("not_here");
  }
  const lessons = rows.filter((row) => row.isLesson && isFor(row, choice));
  const behind = lessons.filter((row) => isBehind(stops.get(row)!, row.quizzes)).length;
  const left = lessons.reduce((sum, row) => sum + leftOf(row, stops), 0);
  const counts = { n: behind, of: lessons.length, time: minutesIn(left, words) };
  host.querySelector("[data-totals]")!.textContent = words(left ? "totals" : "totals_done", counts);
}

function leftOf(row: Row, stops: ReadonlyMap<Row, Stop>): number {
  return row.isLesson ? minutesLeft(row.minutes, stops.get(row)!, row.quizzes) : 0;
}

/** Minutes in words, from an hour on in half hours. */
export function minutesIn(minutes: number, words: Words): string {
  if (minutes < 60) return words("minutes", { n: minutes });
  return words("hours", { n: Math.round(minutes / 30) / 2 });
}
