/** The script of the page of results. */

import { Course } from "../course/course.ts";
import { all, make } from "../dom.ts";
import { progressOf, root } from "../main.ts";
import { readWords } from "../words.ts";
import { gather } from "./gather.ts";
import { Paper } from "./paper.ts";
import { gainSection, progressSection, surenessSection } from "./sections.ts";

async function begin(host: HTMLElement): Promise<void> {
  const { lang = "", before = "", after = "" } = host.dataset;
  const words = readWords(host);
  const progress = progressOf(host);
  const { store, course } = progress;
  progress.lookThrough();
  const status = make("p", { role: "status" }, words("wait"));
  host.append(status);
  const pair = { before, after };
  try {
    const results = await gather(new Course(root), store, [before, after].filter(Boolean));
    status.remove();
    const desk = { store, course, lang, words, now: () => Date.now() };
    host.append(
      progressSection(results, words),
      surenessSection(results, words),
      ...(before && after ? [gainSection(results, pair, words)] : []),
      new Paper(desk, results, pair).element,
    );
  } catch {
    status.textContent = words("failed");
  }
}

for (const host of all(document, ".cw-mine")) void begin(host);
