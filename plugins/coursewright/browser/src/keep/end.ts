/** A lesson without a quiz is done once its end was seen: nothing else of it tells that it was read. */

import { all, make } from "../dom.ts";
import { keepRead } from "../lesson.ts";
import type { Store } from "../store.ts";

/** Watch for the end of such a lesson, if the page is one; `now` gives milliseconds. */
export function keepEnd(store: Store, now: () => number): void {
  const lesson = document.querySelector<HTMLElement>(".cw-head[data-lesson]");
  const article = lesson?.closest("article");
  if (!article || article.querySelector("cw-quiz[id^=quiz-]")) return;
  const sections = all(article, "h2[id]:not(.cw-head h2)").map(({ id }) => id);
  const end = make("div");
  article.append(end);
  new IntersectionObserver((rows) => {
    // Where a lesson waits for another one, its text is not shown.
    if (!rows.some(({ isIntersecting }) => isIntersecting) || article.querySelector("[data-closed]")) return;
    keepRead(store, lesson!.dataset["lesson"]!, sections, new Set(sections), now);
  }).observe(end);
}
