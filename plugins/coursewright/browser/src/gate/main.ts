/** Lessons that open once those before them were learned: a course asks for it, a reader may say that it is so. */

import { all, make } from "../dom.ts";
import { isLearned, stopOf } from "../home/state.ts";
import { keepLesson, readLesson } from "../lesson.ts";
import { openStore } from "../store.ts";
import type { Store } from "../store.ts";

/** The lessons of a list that were not learned, as its links. */
function missing(list: HTMLElement, store: Store): HTMLAnchorElement[] {
  return all<HTMLAnchorElement>(list, "a[data-lesson]").filter(({ dataset }) => {
    const quizzes = (dataset["quizzes"] ?? "").split(" ").filter(Boolean);
    return !isLearned(stopOf(readLesson(store, dataset["lesson"] ?? ""), quizzes));
  });
}

/** All that stands behind an element in its article. */
function behind(head: Element): Element[] {
  const parts: Element[] = [];
  for (let at = head; at.tagName !== "ARTICLE" && at.parentElement; at = at.parentElement)
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) parts.push(next);
  return parts;
}

/** Keep what stands below the head of a lesson closed as long as lessons are missing. */
function guard(list: HTMLElement, now: () => number): void {
  const head = list.closest<HTMLElement>(".cw-head");
  if (!head) return;
  const store = openStore(
    list.dataset["gate"] ?? "",
    () => localStorage,
    () => sessionStorage,
  );
  const own = head.dataset["lesson"] ?? "";
  const { head: title = "", text = "", open: label = "" } = list.dataset;
  const panel = make("section", { class: "cw-panel cw-gate", "aria-labelledby": "gate" });
  const look = (): void => {
    const links = readLesson(store, own)["opened"] ? [] : missing(list, store);
    for (const part of behind(head))
      if (part !== panel) part.toggleAttribute("data-closed", links.length > 0);
    panel.hidden = !links.length;
    const rows = links.map((link) => make("li", {}, link.cloneNode(true)));
    const open = make("button", { type: "button", class: "cw-btn" }, label);
    open.addEventListener("click", () => {
      keepLesson(store, own, { opened: true }, Math.floor(now() / 1000));
      look();
    });
    panel.replaceChildren(
      make("h2", { id: "gate" }, title),
      make("p", {}, text),
      make("ul", { class: "cw-plain" }, ...rows),
      open,
    );
  };
  head.after(panel);
  window.addEventListener("storage", look);
  look();
}

for (const list of all(document, "p[data-gate]")) guard(list, () => Date.now());
