/** The days that questions fall due on: a list to read, which is also had as a calendar's file. */

import { make } from "../dom.ts";
import { download } from "../download.ts";
import type { Words } from "../words.ts";
import { calendarOf } from "./calendar.ts";

const DAY = 86_400_000;

/** What the list is written with; `now` gives milliseconds. */
export interface Dates {
  readonly words: Words;
  readonly now: () => number;
  readonly course: string;
  readonly lang: string;
}

/** A day that is counted from 1970, as one reads it. */
export function dateText(day: number, lang: string): string {
  const form = new Intl.DateTimeFormat(lang, { month: "long", day: "numeric", timeZone: "UTC" });
  return form.format(new Date(day * DAY));
}

/** Days, each with how many questions fall due. */
export function comingDays(
  days: readonly (readonly [day: number, count: number])[],
  { words, now, course, lang }: Dates,
): HTMLElement {
  const said = (word: string, n: number, date = ""): string =>
    words(n === 1 ? `${word}_one` : word, { n, date });
  const button = make("button", { type: "button", class: "cw-btn" }, words("calendar"));
  button.addEventListener("click", () => {
    const entries = days.map(([day, n]) => ({ day, title: said("event", n) }));
    download(`${course}-review.ics`, calendarOf(course, entries, now()), "text/calendar");
  });
  return make(
    "section",
    { class: "cw-review__days" },
    make("h2", {}, words("days")),
    make(
      "ul",
      { class: "cw-plain" },
      ...days.map(([day, n]) => make("li", {}, said("day", n, dateText(day, lang)))),
    ),
    make("p", { class: "cw-kick" }, words("calendar_hint")),
    button,
  );
}
