/** The script of the page of changes, and of lessons that tell of some. */

import { Course } from "../course/course.ts";
import { all } from "../dom.ts";
import { progressOf, root } from "../main.ts";
import { openStore } from "../store.ts";
import { readWords } from "../words.ts";
import { markPassages } from "./passages.ts";
import { Changes } from "./page.ts";

const now = (): number => Date.now();

for (const host of all(document, ".cw-changed")) {
  const progress = progressOf(host);
  progress.lookThrough();
  void new Changes(host, new Course(root), progress, readWords(host), now).begin();
}
for (const list of all<HTMLDetailsElement>(document, ".cw-changes")) {
  const store = openStore(
    list.dataset["course"] ?? "",
    () => localStorage,
    () => sessionStorage,
  );
  markPassages(list, store, readWords(list), now);
}
