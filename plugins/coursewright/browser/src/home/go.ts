/** The panel that leads on: where one stopped, or the first lesson, or what comes when all is passed. */

import { make } from "../dom.ts";
import type { Words } from "../words.ts";
import { minutesIn, titleOf } from "./route.ts";
import type { Row } from "./route.ts";
import { minutesLeft } from "./state.ts";
import type { Stop } from "./state.ts";

/** Show where to go on; without a row everything is behind. A reader who has begun nothing keeps what stands there. */
export function showGo(panel: HTMLElement, row: Row | undefined, stop: Stop | undefined, words: Words): void {
  if (!row || !stop) showEnd(panel, words);
  else fill(panel, row, stop, words);
}

function fill(panel: HTMLElement, row: Row, stop: Stop, words: Words): void {
  const { quiz, state } = stop;
  const module = row.link.closest(".cw-mod");
  const place = lessonsBefore(row) + 1;
  const title = module?.querySelector(".cw-mod__h a")?.textContent ?? "";
  const left = minutesLeft(row.minutes, stop, row.quizzes);
  const time = minutesIn(left, words);
  const kick = words(state === "empty" ? "begin_at" : "go_on_at", { module: title, n: place });
  const told = quiz?.no ? words("stopped_at", { n: quiz.no, time }) : words("left", { time });
  const button = quiz?.no
    ? words("go_on_quiz", { n: quiz.no })
    : words(state === "empty" ? "begin" : "go_on");
  const [top, below] = panel.querySelectorAll(".cw-kick");
  top!.textContent = kick;
  below!.textContent = told;
  panel.querySelector("h2")!.textContent = titleOf(row);
  const link = panel.querySelector<HTMLAnchorElement>("a.cw-btn")!;
  link.href = row.link.getAttribute("href")! + (stop.to ? `#${stop.to}` : "");
  link.querySelector("span")!.textContent = button;
  showLine(panel.querySelector<HTMLElement>(".cw-line4")!, quiz);
}

/** How many lessons of its module stand before a row. */
function lessonsBefore({ link }: Row): number {
  const rows = Array.from(link.closest("ol")?.querySelectorAll("a[data-lesson]") ?? []);
  return rows.indexOf(link);
}

/** A segment a question: where one goes on, and as many filled as have an answer, the first ones. */
function showLine(line: HTMLElement, quiz: Stop["quiz"]): void {
  line.hidden = !quiz;
  const now = (quiz?.no ?? (quiz?.n ?? 0) + 1) - 1;
  const parts = Array.from({ length: quiz?.of ?? 0 }, (_, i) =>
    make("i", { "data-s": i === now ? "now" : i - Number(i > now) < quiz!.n ? "done" : "" }),
  );
  line.replaceChildren(...parts);
}

function showEnd(panel: HTMLElement, words: Words): void {
  const [top, below] = panel.querySelectorAll(".cw-kick");
  const end = panel.querySelector<HTMLTemplateElement>("template.cw-ends")?.content.querySelector("a");
  const button = panel.querySelector<HTMLAnchorElement>("a.cw-btn")!;
  top!.textContent = words("all_behind");
  below!.textContent = words(end ? "end_next" : "end_review");
  panel.querySelector("h2")!.textContent = end?.textContent ?? words("end_title");
  button.hidden = !end;
  if (!end) return;
  button.href = end.getAttribute("href") ?? "";
  button.querySelector("span")!.textContent = words("begin");
}
