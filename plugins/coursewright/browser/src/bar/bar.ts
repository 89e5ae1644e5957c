/**
 * The bar below the header, or the rail at the right of a wide window, made of a lesson's list of sections.
 */

import { all, icon, make, set } from "../dom.ts";
import { keepRead, readLesson, sectionsRead } from "../lesson.ts";
import { loaded, progressOf } from "../main.ts";
import type { Progress } from "../progress.ts";
import type { MakeRail, Rail } from "../rail/rail.ts";
import { Marks } from "./marks.ts";
import { WIDE } from "./wide.ts";

declare const coursewright: { readonly rail?: MakeRail };

const NEAR = 24;

/** A section: its name, its link, mark and note in the list, and its heading. */
interface Section {
  readonly name: string;
  readonly link: HTMLElement;
  readonly mark: HTMLElement;
  readonly note: HTMLElement;
  readonly head: HTMLElement;
}

/** Drives one `details.cw-learn`; the contract is prose/contents.py's. */
export class Bar {
  private readonly list: HTMLDetailsElement;
  private readonly now: () => number;
  private readonly secs: HTMLElement;
  private readonly sections: readonly Section[];
  private readonly heads: readonly HTMLElement[];
  /** The place of the section that the quiz stands in; -1, if there is none. */
  private readonly quizAt: number;
  private readonly progress: Progress | null;
  private readonly lesson: string;
  private readonly marks: Marks | null = null;
  private readonly lines = [make("span", { class: "cw-line4", "aria-hidden": "true" })];
  private readonly count = make("span", { class: "cw-learn__q" });
  private readonly wide = matchMedia(WIDE);
  private rail: Rail | undefined;
  private inQuiz = false;
  private readonly name: string;
  private readonly read: Set<string>;
  private waiting = false;
  private scrolled = scrollY;

  /** `now` is the clock, in milliseconds. */
  constructor(list: HTMLDetailsElement, now: () => number) {
    this.list = list;
    this.now = now;
    this.name = this.part("s").textContent ?? "";
    this.secs = list.querySelector(".cw-secs")!;
    this.sections = all<HTMLAnchorElement>(list, "a.cw-sec").flatMap(sectionOf);
    this.heads = all(list.closest("article") ?? document, "h2[id], h3[id]");
    const quiz = document.querySelector<HTMLElement>("cw-quiz[id^=quiz-]");
    this.quizAt =
      this.sections.filter(
        ({ head }) => quiz && head.compareDocumentPosition(quiz) & Node.DOCUMENT_POSITION_FOLLOWING,
      ).length - 1;
    // Where there is no quiz, nothing is kept.
    this.progress = quiz && progressOf(quiz);
    this.lesson = document.querySelector<HTMLElement>(".cw-head")?.dataset["lesson"] ?? "";
    this.read = new Set(this.progress ? sectionsRead(readLesson(this.progress.store, this.lesson)) : []);
    const map = quiz?.querySelector<HTMLElement>(".cw-qmap");
    if (map) this.marks = new Marks(map, () => this.later());
    this.part("s").after(" ", this.count);
    list.querySelector("summary")!.append(this.lines[0]!);
    this.wide.addEventListener("change", () => this.widen());
    this.widen();
    this.close();
    for (const event of ["scroll", "resize"])
      window.addEventListener(event, () => this.later(), { passive: true });
    // The bar stands above what is gone to.
    document.documentElement.classList.add("cw-strip");
    this.look();
  }

  private part(name: string): HTMLElement {
    return this.list.querySelector(`.cw-learn__${name}`)!;
  }

  /** In a wide window the column at the right stands for the bar; a site without one keeps the bar. */
  private widen(): void {
    this.place();
    if (this.wide.matches && !this.rail) void loaded("cw-rail.js").then(() => this.begin());
  }

  private begin(): void {
    const column = document.querySelector<HTMLElement>(".md-sidebar--secondary .md-sidebar__inner");
    const { rail } = coursewright;
    if (column && rail) {
      this.rail = rail(column, this.list, this.name);
      this.lines.push(this.rail.line);
    } else this.list.classList.add("is-alone");
    this.place();
    this.look();
  }

  /** List and marks lie in the sheet of the bar, in a wide window in the column at the right. */
  private place(): void {
    const { rail, wide, marks } = this;
    const parts = [this.secs, ...(marks ? [marks.element] : [])];
    if (rail && wide.matches) rail.hold(parts, this.inQuiz);
    else this.part("sheet").prepend(...parts);
  }

  /**
   * The sheet lies over the text: it goes when something is chosen, by Escape, and when one turns to
   * something else.
   */
  private close(): void {
    const { list } = this;
    document.addEventListener("click", ({ target }) => {
      if (
        target instanceof Element &&
        !target.closest(".cw-learn summary") &&
        (target.closest("a") || !list.contains(target))
      )
        list.open = false;
    });
    list.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !list.open) return;
      list.open = false;
      list.querySelector("summary")!.focus();
    });
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !list.contains(relatedTarget)) list.open = false;
    });
  }

  /** After the next paint: what one did is seen first, then what the bar says of it. */
  private later(): void {
    if (!this.waiting) requestAnimationFrame(() => setTimeout(() => this.look()));
    this.waiting = true;
  }

  private look(): void {
    this.waiting = false;
    this.marks?.copy();
    const edge =
      (document.querySelector<HTMLElement>(".md-header")?.offsetHeight ?? 0) + this.list.offsetHeight + NEAR;
    const tops = this.sections.map(({ head }) => topOf(head));
    const here = tops.filter((top) => top <= edge).length - 1;
    this.note(tops);
    const states = this.sections.map(({ head }, i) =>
      i === here ? "here" : this.read.has(head.id) ? "done" : "",
    );
    this.sections.forEach(({ link, mark, note }, i) => {
      mark.className = `cw-i cw-i-${{ here: "here", done: "full", "": "empty" }[states[i]!]}`;
      if (i === here) set(link, { "aria-current": "true" });
      else link.removeAttribute("aria-current");
      note.textContent = i === here ? this.below(edge, i) : "";
    });
    this.tell(here, states);
  }

  /**
   * Note which sections' ends are in view, or went by since the last look: a slow device does not look at
   * each line.
   */
  private note(tops: readonly number[]): void {
    const last = this.list.closest("article")?.getBoundingClientRect().bottom ?? 0;
    const ends = [...tops.slice(1), last];
    const moved = scrollY - this.scrolled;
    this.scrolled = scrollY;
    // Who jumps further than a window has not read what lies between.
    const above = moved > 0 && moved < innerHeight ? moved : 0;
    const before = this.read.size;
    this.sections.forEach(({ head }, i) => {
      if (ends[i]! > -above && ends[i]! <= innerHeight) this.read.add(head.id);
    });
    if (this.read.size > before && this.progress)
      keepRead(
        this.progress.store,
        this.lesson,
        this.sections.map(({ head }) => head.id),
        this.read,
        this.now,
      );
  }

  /** The last heading below a section's own that was passed. */
  private below(edge: number, section: number): string {
    const at = this.heads.indexOf(this.sections[section]!.head);
    const passed = this.heads.slice(at + 1).filter((head) => topOf(head) <= edge);
    return passed[passed.length - 1]?.textContent ?? "";
  }

  /** In the quiz its questions, else the sections: words, count and segments. */
  private tell(here: number, sections: readonly string[]): void {
    const { quiz = "", right = "" } = this.list.dataset;
    const { states = [], now = -1 } = this.marks ?? {};
    const of = states.length;
    const answered = states.filter(Boolean).length;
    const inQuiz = of > 0 && here === this.quizAt;
    if (inQuiz !== this.inQuiz) {
      this.inQuiz = inQuiz;
      this.place();
    }
    const counts = (n: number): string => (of ? filled(quiz, { n, of }) : "");
    const place = counts(now < 0 ? answered : now + 1);
    const good = filled(right, { n: states.filter((state) => state === "right").length });
    this.part("s").textContent = inQuiz ? place : (this.sections[here]?.name ?? this.name);
    this.count.textContent = inQuiz ? good : counts(answered);
    if (of && this.quizAt >= 0) this.sections[this.quizAt]!.note.textContent = `${answered}/${of}`;
    const shown = inQuiz ? states.map((state, i) => (i === now ? "now" : state)) : sections;
    for (const line of this.lines) fill(line, shown);
    const read = this.sections.filter(({ head }) => this.read.has(head.id)).length;
    if (inQuiz) this.rail?.tell([place, good], this.marks?.question);
    else this.rail?.tell([this.rail.name, `${read}/${sections.length}`]);
  }
}

function sectionOf(link: HTMLAnchorElement): Section[] {
  const head = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!head) return [];
  const [mark, note] = [icon("empty"), make("span", { class: "cw-kick" })];
  const name = link.textContent ?? "";
  link.prepend(mark);
  link.append(" ", note);
  return [{ link, name, mark, note, head }];
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

function fill(line: HTMLElement, states: readonly string[]): void {
  const parts = all(line, "i");
  if (parts.length !== states.length) line.replaceChildren(...states.map(() => make("i")));
  all(line, "i").forEach((part, i) => set(part, { "data-s": states[i]! }));
}

function filled(text: string, values: Readonly<Record<string, number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
