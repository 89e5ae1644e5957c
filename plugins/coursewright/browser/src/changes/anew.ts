/** On the course's home: how much has changed since one took it. */

import type { Course } from "../course/course.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { changesOf, isOpen } from "./changes.ts";

/** Fill in the link to the page of changes and show it, if something waits there; `now` gives milliseconds. */
export async function showAnew(
  link: HTMLElement,
  course: Course,
  store: Store,
  words: Words,
  now: () => number,
): Promise<void> {
  const { length: n } = (await changesOf(course, store, now())).filter(isOpen);
  link.querySelector("span:last-child")!.textContent = words("link", { n });
  link.hidden = !n;
}
