/** One quiz: its questions in turn, the map, the result. */

import { all } from "./dom.ts";
import { LOOKS, isDone } from "./feedback.ts";
import { keepAsked, keepStanding } from "./lesson.ts";
import { note } from "./note.ts";
import { drawn } from "./pools.ts";
import type { Progress } from "./progress.ts";
import { Question } from "./question.ts";
import { isRecalled } from "./recalled.ts";
import { isComplete, resultOf, resultPanel } from "./result.ts";
import { ignoreRest } from "./sheet.ts";
import { Turns } from "./turns.ts";
import type { Words } from "./words.ts";

/** Drives one `cw-quiz`. */
export class Quiz {
  /** The questions of this attempt, in the page's order. */
  questions: readonly Question[] = [];
  private readonly all: readonly Question[];
  readonly progress: Progress;
  readonly host: HTMLElement;
  readonly words: Words;
  readonly now: () => number;
  private readonly hasResult: boolean;
  /** The number of its first question: a second quiz in a page numbers on. */
  private readonly first: number;
  private readonly turns: Turns | null = null;
  private panel: HTMLElement | null = null;
  private broken = false;

  constructor(host: HTMLElement, progress: Progress, words: Words, now: () => number) {
    this.host = host;
    this.words = words;
    this.now = now;
    this.hasResult = host.dataset["pass"] !== undefined;
    const around = {
      progress,
      words,
      now,
      lang: host.dataset["lang"] ?? "",
      inQuiz: this.hasResult || isRecalled(host),
      again: !this.hasResult,
      on: this.whole,
    };
    this.progress = progress;
    this.all = all(host, "cw-question").flatMap((element) =>
      this.unlessBroken(element, () => new Question(element, around)),
    );
    this.first = this.all[0]?.sheet.number ?? 1;
    for (const question of this.all) {
      const { id, rev, fits } = question.asked;
      progress.revs.set(id, rev);
      progress.shapes.set(id, fits!);
      question.onchange = () => this.changed(question);
      question.onnext = () => this.goOn(question);
      question.onkept = () => progress.changed(`q/${question.asked.id}`, this);
    }
    progress.watch((name, by) => by !== this && this.refresh(name));
    host.addEventListener("focusin", () => this.showCurrent());
    this.draw();
    this.update();
    if (!this.hasResult || this.all.length < 2) return;
    this.turns = new Turns(
      host,
      words,
      progress,
      () => this.questions,
      () => this.panel !== null,
      () => this.end(),
    );
    this.update();
  }

  private get name(): string {
    return this.host.dataset["quiz"] ?? "";
  }

  /** What the quiz has been called: other quizzes that all its questions stood in before. */
  private get names(): string[] {
    const [first, ...others] = this.all.map(({ asked }) => asked.was.map((name) => name.split("#")[0]!));
    return (first ?? []).filter((name) => others.every((names) => names.includes(name)));
  }

  /** One bad question costs itself, not the quiz, whose result is no longer to be had. */
  private unlessBroken<T>(element: HTMLElement, work: () => T): T[] {
    try {
      return [work()];
    } catch {
      this.broken = true;
      element.querySelector(".cw-status, form")?.prepend(note("alert", "care", this.words("damaged")));
      return [];
    }
  }

  /** Where a checkpoint leads on to: its whole quiz, if that stands in the page. */
  private get whole(): string {
    const id = `quiz-${this.host.dataset["quiz"] ?? ""}`;
    return !this.hasResult && document.getElementById(id) ? `#${id}` : "";
  }

  private refresh(name: string | null): void {
    const touched = this.all.filter(
      ({ asked }) => name === null || [asked.id, ...asked.was].includes(name.slice(2)),
    );
    for (const question of touched)
      if (!question.pending) this.unlessBroken(question.sheet.host, () => question.restore());
    if (name === null || name === "me") this.draw();
    else if (!touched.length) return;
    this.update();
  }

  /** Choose the attempt's questions, number them, and leave the others out of page and map. */
  private draw(): void {
    const counts = this.host.dataset["draw"]?.split(" ").map(Number) ?? [];
    const rows = this.all.map(({ asked, pool }) => ({ id: asked.first!, pool }));
    const seed = counts.length ? this.progress.learner.seedOf(this.name, this.names) : "";
    const names = drawn(rows, counts, seed);
    this.questions = this.all.filter(({ asked }) => names.has(asked.first!));
    if (!counts.length) return;
    for (const question of this.all) {
      const at = this.questions.indexOf(question);
      question.sheet.setNumber(at < 0 ? 0 : at + this.first);
    }
    const shown = this.questions.map(({ asked }) => asked.id);
    for (const link of all(this.host, ".cw-qmap a"))
      link.hidden = !shown.includes(link.dataset["question"] ?? "");
    all(this.host, ".cw-qmap a:not([hidden]) .cw-qmap__n").forEach(
      (place, index) => (place.textContent = `${index + this.first}`),
    );
  }

  private changed(changed: Question): void {
    for (const other of this.questions) if (other !== changed && other.state === "empty") other.begin();
    this.update();
  }

  /** To the next question without an answer, round the end; to the result when there is none. */
  private goOn(from: Question): void {
    const at = this.questions.indexOf(from);
    const turn = [...this.questions.slice(at + 1), ...this.questions.slice(0, at)];
    const next = turn.find(({ state }) => !isDone(state));
    if (next) this.enter(next);
    else this.end();
  }

  private enter(question: Question): void {
    if (this.turns) this.turns.enter(question);
    else question.sheet.enter();
  }

  /** To the result. */
  private end(): void {
    ignoreRest();
    this.turns?.show(null);
    this.panel?.scrollIntoView({ block: "start" });
    this.panel?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  /** Open what went wrong for another try; all of it, drawn anew where there are pools, if nothing did. */
  private redo(wrong: readonly Question[]): void {
    if (!wrong.length && this.host.dataset["draw"]) {
      this.progress.learner.drawAnew(this.name, this.names);
      this.draw();
    }
    const again = wrong.length ? wrong : this.questions;
    for (const question of again) question.again();
    this.update();
    if (again[0]) this.enter(again[0]);
  }

  private update(): void {
    const open = this.questions.filter(({ state }) => !isDone(state));
    for (const question of this.questions) {
      const leads = !this.hasResult || open.some((other) => other !== question);
      question.sheet.nameNext(leads ? null : this.words("finish"));
    }
    this.showMap();
    this.panel?.remove();
    this.panel = null;
    if (this.hasResult && !this.broken && isComplete(this.questions)) {
      this.panel = resultPanel(this.host, this.questions, this, (wrong) => this.redo(wrong));
      this.host.append(this.panel);
    }
    this.turns?.update();
    this.keepStanding();
  }

  /** Keep for the home how far one is; nothing, as long as nothing is answered. */
  private keepStanding(): void {
    const done = this.questions.filter(({ state }) => isDone(state));
    if (!this.hasResult || this.broken || !done.length) return;
    const next = this.questions.find(({ state }) => !isDone(state));
    const { lesson } = document.querySelector<HTMLElement>(".cw-head[data-lesson]")?.dataset ?? {};
    const place = lesson ?? (this.host.dataset["scenario"] === undefined ? "" : `scenarios/${this.name}`);
    if (!place) return;
    const { percent, passed } = next ? {} : resultOf(this.host, this.questions);
    const { store } = this.progress;
    const at = Math.floor(this.now() / 1000);
    if (!next && lesson) {
      const names = all(document, "cw-question").map((question) => question.dataset["question"] ?? "");
      keepAsked(store, lesson, names, at);
    }
    keepStanding(
      store,
      place,
      this.name,
      {
        n: done.length,
        of: this.questions.length,
        to: next?.sheet.host.id,
        no: next?.sheet.number,
        percent,
        passed,
      },
      at,
    );
  }

  private showMap(): void {
    const links = all(this.host, ".cw-qmap a:not([hidden])");
    this.questions.forEach(({ state, sheet }, index) => {
      const link = links[index];
      const [mark, tone] = LOOKS[state];
      if (!link) return;
      const look = `cw-i cw-i-${mark}${tone && ` cw-state--${tone}`}`;
      const name = this.words("map_item", { n: sheet.number, state: this.words(state) });
      const place = link.querySelector(".cw-i")!;
      if (place.className === look && link.getAttribute("aria-label") === name) return;
      place.className = look;
      link.setAttribute("aria-label", name);
    });
  }

  private showCurrent(): void {
    if (this.turns?.one) return;
    const here = document.activeElement?.closest("cw-question");
    for (const link of all(this.host, ".cw-qmap a")) {
      if (here && link.getAttribute("href") === `#${here.id}`) link.setAttribute("aria-current", "true");
      else if (here) link.removeAttribute("aria-current");
    }
  }
}
