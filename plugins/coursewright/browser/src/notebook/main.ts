/** The script of the notebook's page. */

import { Course } from "../course/course.ts";
import { all } from "../dom.ts";
import { progressOf, root } from "../main.ts";
import { readWords } from "../words.ts";
import { Notebook } from "./notebook.ts";

for (const host of all(document, ".cw-book")) {
  const progress = progressOf(host);
  progress.lookThrough();
  void new Notebook(host, new Course(root), progress, readWords(host), () => Date.now()).begin();
}
