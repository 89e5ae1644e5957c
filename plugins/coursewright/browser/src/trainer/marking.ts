/** Reflections to be read, their rubric to be ticked, and the marks as a file for each learner. */

import { all, make } from "../dom.ts";
import { called } from "./class.ts";
import type { Course } from "./course.ts";
import { asFileName, save } from "./files.ts";
import { grouped } from "./sittings.ts";
import { marksFile } from "./marks.ts";
import type { Mark, Written } from "./marks.ts";
import { button, quiet, section } from "./shown.ts";
import { words } from "./words.ts";

/** The marks of this page, which last as long as it is open. */
export class Marking {
  private readonly marks = new Map<string, Mark>();
  private readonly course: Course;
  private readonly now: () => number;
  private readonly status = make("p", { role: "status", class: "quiet" });
  /** Whether there are marks in no file. */
  unsaved = false;

  /** `now` gives unix seconds. */
  constructor(course: Course, now: () => number) {
    this.course = course;
    this.now = now;
  }

  /** The section with all that was written; null where there is nothing. */
  section(rows: readonly Written[]): HTMLElement | null {
    if (!rows.length) return null;
    const questions = Object.keys(this.course.questions);
    const groups = [...grouped(rows, ({ question }) => question)].sort(
      ([a], [b]) => questions.indexOf(a) - questions.indexOf(b),
    );
    const learners = [...new Set(rows.map(({ learner }) => learner))];
    return section(
      "marking",
      words("marking"),
      make("p", { class: "quiet" }, words("marking_how")),
      ...groups.map(([question, written]) => this.question(question, written)),
      make("h3", {}, words("marks_save")),
      make(
        "p",
        { class: "acts" },
        ...learners.map((learner) =>
          button("down", words("marks_for", { name: called(learner) }), () =>
            this.saveFor(rows.filter((row) => row.learner === learner)),
          ),
        ),
      ),
      this.status,
    );
  }

  private question(question: string, written: readonly Written[]): HTMLElement {
    const known = this.course.questions[question];
    return make(
      "details",
      { class: "written" },
      make(
        "summary",
        {},
        make("b", {}, known?.stem ?? question),
        " ",
        quiet(words("written", { n: written.length })),
      ),
      ...(known?.model
        ? [make("p", { class: "model" }, make("b", {}, words("model")), " ", known.model)]
        : []),
      ...written.map((row) => this.card(row, known?.rubric ?? [])),
    );
  }

  private card(row: Written, rubric: readonly string[]): HTMLElement {
    const { learner, text, own } = row;
    const mark = this.marks.get(nameOf(row));
    const name = called(learner);
    const boxes = rubric.map((line, at) =>
      make(
        "label",
        { class: "tick" },
        make("input", { type: "checkbox", value: at, checked: mark?.ticks.includes(at) ?? false }),
        make("span", {}, line, ...(own.includes(at) ? [" ", quiet(words("own_tick"))] : [])),
      ),
    );
    const note = make("textarea", { rows: 2 }) as HTMLTextAreaElement;
    note.value = mark?.note ?? "";
    const card = make(
      "div",
      { class: "card" },
      make("h3", {}, name),
      make("p", { class: "text" }, text),
      ...(boxes.length ? [make("fieldset", {}, make("legend", {}, words("rubric")), ...boxes)] : []),
      make("label", { class: "note-in" }, words("note_for", { name }), note),
    );
    card.addEventListener("input", () => {
      const ticks = all<HTMLInputElement>(card, "input:checked").map(({ value }) => Number(value));
      this.marks.set(nameOf(row), { ticks, note: note.value.trim(), at: this.now() });
      this.unsaved = true;
    });
    return card;
  }

  private saveFor(rows: readonly Written[]): void {
    const marked = rows.flatMap((row) => {
      const mark = this.marks.get(nameOf(row));
      return mark ? [[row, mark] as const] : [];
    });
    const name = rows[0] ? called(rows[0].learner) : "";
    if (!marked.length) {
      this.status.textContent = words("marks_none", { name });
      return;
    }
    const text = marksFile(this.course.course, marked, this.now());
    save(`${asFileName(name)}-marks.json`, "application/json", text);
    this.unsaved = false;
    this.status.textContent = words("marks_saved", { name, n: marked.length });
  }
}

function nameOf({ learner, question }: Written): string {
  return `${learner.key}\n${question}`;
}
