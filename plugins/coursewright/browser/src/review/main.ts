/** The script of the review's page, which the home asks for, too, for what is due. */

import { showAnew } from "../changes/anew.ts";
import { Course } from "../course/course.ts";
import { all } from "../dom.ts";
import { progressOf, root } from "../main.ts";
import { showCount } from "../notebook/count.ts";
import { openStore } from "../store.ts";
import { readWords } from "../words.ts";
import { showDue } from "./due.ts";
import { Review } from "./review.ts";

const course = new Course(root);
const now = (): number => Date.now();

for (const host of all(document, ".cw-review")) {
  const progress = progressOf(host);
  progress.lookThrough();
  void new Review(host, course, progress, readWords(host), now).begin();
}
for (const panel of all(document, ".cw-due")) {
  const { course: id = "" } = panel.dataset;
  const store = openStore(
    id,
    () => localStorage,
    () => sessionStorage,
  );
  // A panel that cannot be filled stays hidden: the page says all else without it.
  void showDue(panel, course, store, readWords(panel), now).catch(() => undefined);
  const home = panel.closest<HTMLElement>(".cw-home")!;
  const link = home.querySelector<HTMLElement>(".cw-anew")!;
  void showCount(home, course, store, readWords(home)).catch(() => undefined);
  void showAnew(link, course, store, readWords(home), now).catch(() => undefined);
}
