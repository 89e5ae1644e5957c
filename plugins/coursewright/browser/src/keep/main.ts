/** What keeps a learner's things safe: a reminder to make a copy, and pages for when there is no network. */

import { openStore } from "../store.ts";
import { keepEnd } from "./end.ts";
import { markLessons } from "./marks.ts";
import { remind } from "./remind.ts";
import { keepPages } from "./offline.ts";

const root = new URL("../../", (document.currentScript as HTMLScriptElement).src).href;
const given = window.coursewrightKeep;

if (given) {
  // In a frame that forbids them, asking for workers is a fault, and one goes on without.
  void keepPages(given, root).catch(() => undefined);
  const store = openStore(
    given.course,
    () => localStorage,
    () => sessionStorage,
  );
  remind(given, root, store, () => Date.now());
  markLessons(given, root, store);
  keepEnd(store, () => Date.now());
}
