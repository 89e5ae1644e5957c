/** On the course's home: how many questions each lesson has to review today, or when the next time is. */

import type { Course } from "../course/course.ts";
import { dayOf } from "../days.ts";
import { make } from "../dom.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { dateText } from "./coming.ts";
import { SITTING, daysToCome } from "./queue.ts";
import { isAnyBegun, reviewedRows } from "./rows.ts";
import type { Reviewed } from "./rows.ts";

/** What a question takes, about, with what one reads after it. */
const SECONDS = 40;

/** What is due in a lesson, and how much of it was thought sure. */
interface Due {
  readonly title: string;
  readonly count: number;
  readonly sure: number;
}

/** Fill the panel and show it, if something was answered or begun; `now` gives milliseconds. */
export async function showDue(
  panel: HTMLElement,
  course: Course,
  store: Store,
  words: Words,
  now: () => number,
): Promise<void> {
  const today = dayOf(now() / 1000);
  const { review = "", lang = "" } = panel.dataset;
  const rows = await reviewedRows(course, store, review === "leitner" ? "leitner" : "fsrs", today);
  const due = dueBy(rows);
  const begun = isAnyBegun(store);
  if (!rows.length && !begun) return;
  panel.querySelector("ul")!.replaceChildren(...due.map((lesson) => rowOf(lesson, words)));
  const count = due.reduce((sum, lesson) => sum + lesson.count, 0);
  if (count) showCounted(panel, count, words);
  const next = daysToCome(rows, today)[0];
  const none = panel.querySelector<HTMLElement>("[data-none]")!;
  none.textContent = next ? words("nothing", { date: dateText(next[0], lang) }) : "";
  none.hidden = due.length > 0 || !next;
  panel.querySelector<HTMLElement>("[data-go]")!.hidden = !due.length;
  panel.querySelector<HTMLElement>("[data-day]")!.hidden = !begun;
  panel.hidden = false;
}

/** Say how many there are, and what a sitting takes, which has not more than the review asks at once. */
function showCounted(panel: HTMLElement, count: number, words: Words): void {
  panel.querySelector("h2")!.textContent = words(count === 1 ? "head_one" : "head", { n: count });
  const minutes = Math.max(1, Math.round((Math.min(count, SITTING) * SECONDS) / 60));
  panel.querySelector("[data-go] > :last-child")!.textContent = words("start", { n: minutes });
}

function dueBy(rows: readonly Reviewed[]): Due[] {
  const lessons = new Map<string, Due>();
  for (const { group, why, found } of rows) {
    if (!why) continue;
    const { title, count, sure } = lessons.get(group) ?? {
      title: found.taught?.title ?? "",
      count: 0,
      sure: 0,
    };
    lessons.set(group, { title, count: count + 1, sure: sure + Number(why === "sure") });
  }
  return [...lessons.values()].sort((a, b) => b.count - a.count);
}

function rowOf({ title, count, sure }: Due, words: Words): HTMLElement {
  const many = (word: string, n: number): string => words(n === 1 ? `${word}_one` : word, { n });
  const marks = sure ? [make("small", { class: "cw-state--bad" }, words("sure", { n: sure }))] : [];
  return make(
    "li",
    {},
    make("span", {}, title, ...marks),
    make("span", { class: "cw-due__n" }, many("row", count)),
  );
}
