/** The links below the route: how many lessons are passed, when a copy was made last. */

import { readCopied } from "../keep/copied.ts";
import { readLesson } from "../lesson.ts";
import { isPassed } from "../results/passed.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";

const DAY = 86_400;

/** Fill in what this device knows; `now` gives milliseconds. */
export function showMore(host: HTMLElement, store: Store, words: Words, now: () => number): void {
  const say = (name: string, text: string): void => {
    const place = host.querySelector(`[data-more=${name}]`);
    if (place) place.textContent = text;
  };
  const lessons = store.names().filter((name) => /^l\/[^/]+$/.test(name));
  const n = lessons.filter((name) => isPassed(readLesson(store, name.slice(2)))).length;
  say("results", words(n === 1 ? "more_lessons_one" : "more_lessons", { n }));
  const { at } = readCopied(store);
  const days = Math.max(0, Math.floor((now() / 1000 - at) / DAY));
  say(
    "copy",
    at ? words(days > 1 ? "more_copied" : days ? "more_copied_one" : "more_copied_today", { n: days }) : "",
  );
}
