/** The page of changes: what they are, the questions that they ask again, and a sheet to sign. */

import { ask } from "../course/ask.ts";
import type { Course } from "../course/course.ts";
import { make, printAlone } from "../dom.ts";
import { note } from "../note.ts";
import type { Progress } from "../progress.ts";
import type { Words } from "../words.ts";
import { changesOf, isOpen } from "./changes.ts";
import type { AskedAnew, Changed } from "./changes.ts";
import { sheetOf } from "./sheet.ts";

/** Drives the page. */
export class Changes {
  private readonly host: HTMLElement;
  private readonly course: Course;
  private readonly progress: Progress;
  private readonly words: Words;
  private readonly now: () => number;
  private readonly status = make("p", { role: "status" });
  private readonly body = make("div", { class: "cw-changed__b" });

  constructor(host: HTMLElement, course: Course, progress: Progress, words: Words, now: () => number) {
    this.host = host;
    this.course = course;
    this.progress = progress;
    this.words = words;
    this.now = now;
    host.append(this.status, this.body);
  }

  /** Look up what has changed, and tell it. */
  async begin(): Promise<void> {
    this.status.textContent = this.words("wait");
    try {
      await this.tell(await changesOf(this.course, this.progress.store, this.now()));
      this.status.textContent = "";
    } catch {
      this.status.textContent = this.words("failed");
    }
  }

  private many(word: string, n: number): string {
    return this.words(n === 1 ? `${word}_one` : word, { n });
  }

  private async tell(rows: readonly Changed[]): Promise<HTMLElement> {
    const open = rows.filter(isOpen);
    const asked = open.filter((row): row is AskedAnew => row.is !== "read");
    const read = open.length - asked.length;
    const heads = [
      ...(asked.length ? [this.many("questions", asked.length)] : []),
      ...(read ? [this.many("read", read)] : []),
    ];
    const [head = this.words(rows.length ? "up_to_date" : "nothing"), ...more] = heads;
    const result = note(open.length ? "redo" : "pass", open.length ? "care" : "good", head, ...more);
    this.body.replaceChildren(result);
    if (asked.length)
      this.body.append(
        this.button(this.many("ask", asked.length), "cw-btn--main", () => void this.turn(asked, 0)),
      );
    if (rows.length) {
      const { words, host, now } = this;
      const lang = host.dataset["lang"] ?? "";
      const sheet = await sheetOf(rows, this.course, { words, lang, now });
      this.body.append(
        sheet,
        this.button(words("print"), "", () => printAlone(sheet)),
      );
    }
    return result;
  }

  private button(name: string, look: string, work: () => void): HTMLElement {
    const button = make("button", { type: "button", class: `cw-btn ${look}`.trim() }, name);
    button.addEventListener("click", work);
    return button;
  }

  /** Ask one of the questions, then the next one; behind the last one all is told anew. */
  private async turn(rows: readonly AskedAnew[], at: number): Promise<void> {
    this.host.querySelectorAll("cw-question, .cw-review__t").forEach((part) => part.remove());
    const row = rows[at];
    this.host.classList.toggle("cw-quiz--one", Boolean(row));
    if (!row) return this.end();
    const card = (await this.course.questionCards(row.found.quiz)).card(row.found.name);
    if (!card) return this.turn(rows, at + 1);
    this.body.replaceChildren();
    const place = this.words("place", { n: at + 1, of: rows.length });
    const title = row.lesson ? ` · ${row.lesson.title}` : "";
    this.host.append(
      make("p", { class: "cw-review__t cw-kick" }, `${place} · ${this.words(`why_${row.is}`)}${title}`),
    );
    card.classList.add("is-now");
    const question = await ask(this.host, card, this.now);
    question.again(true);
    question.onnext = () => void this.turn(rows, at + 1);
    question.sheet.setNumber(at + 1);
    question.sheet.nameNext(at + 1 === rows.length ? this.words("finish") : null);
    question.sheet.enter();
  }

  private async end(): Promise<void> {
    const result = await this.tell(await changesOf(this.course, this.progress.store, this.now()));
    result.tabIndex = -1;
    result.focus();
  }
}
