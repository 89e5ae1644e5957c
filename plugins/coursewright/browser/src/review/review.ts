/** The page of the review: what is asked today, one question at a time; then the days that come. */

import { changesOf, isOpen } from "../changes/changes.ts";
import { ask } from "../course/ask.ts";
import type { Course, Found } from "../course/course.ts";
import { dayOf } from "../days.ts";
import { icon, make } from "../dom.ts";
import { note } from "../note.ts";
import type { Progress } from "../progress.ts";
import type { Question } from "../question.ts";
import { isFull } from "../record.ts";
import type { Words } from "../words.ts";
import { comingDays, dateText } from "./coming.ts";
import type { Dates } from "./coming.ts";
import { onlyIn } from "./only.ts";
import type { Scheme, Why } from "./plan.ts";
import { SITTING, daysToCome, queueOf, questionOfDay } from "./queue.ts";
import { reviewedRows, taughtRows } from "./rows.ts";
import type { Reviewed } from "./rows.ts";

/** The address of the page with this at its end asks the question of the day first. */
export const DAY = "#day";

/** Mark and tone of what a question is asked for. */
const MARKS: Readonly<Record<Turn["why"], readonly [mark: string, tone: string]>> = {
  sure: ["alert", "cw-state--bad"],
  missed: ["wrong", "cw-state--bad"],
  due: ["redo", ""],
  day: ["target", ""],
  chosen: ["target", ""],
};

/** What is asked, and what for. */
interface Turn {
  readonly found: Found;
  readonly why: Why | "day" | "chosen";
}

/** Drives the page. */
export class Review {
  private readonly host: HTMLElement;
  private readonly course: Course;
  private readonly progress: Progress;
  private readonly words: Words;
  private readonly now: () => number;
  private readonly scheme: Scheme;
  private readonly head = make("div", { class: "cw-review__h" });
  private readonly status = make("p", { role: "status", class: "cw-review__s" });
  private readonly changes = make("p", { class: "cw-review__c" });
  private right = 0;
  private asked = 0;

  constructor(host: HTMLElement, course: Course, progress: Progress, words: Words, now: () => number) {
    this.host = host;
    this.course = course;
    this.progress = progress;
    this.words = words;
    this.now = now;
    this.scheme = host.dataset["review"] === "leitner" ? "leitner" : "fsrs";
    host.append(this.status, this.changes, this.head);
  }

  /** Look up what is to be asked, and ask it. */
  async begin(): Promise<void> {
    this.status.textContent = this.words("wait");
    try {
      const rows = await this.rows();
      const only = onlyIn(location.hash);
      if (only) return await this.choose(rows, only);
      await this.showChanges();
      const day = location.hash === DAY ? await this.ofDay() : undefined;
      const queue = this.queue(rows).filter(({ name }) => name !== day?.name);
      this.status.textContent = "";
      const turns: Turn[] = queue.slice(0, SITTING).map(({ found, why }) => ({ found, why: why! }));
      if (day) turns.unshift({ found: day, why: "day" });
      if (!turns.length) return this.rest(rows, false);
      if (queue.length) this.tell(queue);
      await this.turn(turns, 0);
    } catch {
      this.status.textContent = this.words("failed");
    }
  }

  /** Ask what the address asks for, all of it in one sitting. */
  private async choose(rows: readonly Reviewed[], only: readonly string[]): Promise<void> {
    const chosen = rows.filter(({ name }) => only.includes(name));
    const whys = new Map(chosen.map(({ name, why }) => [name, why]));
    const turns = this.queue(chosen.map((row) => ({ ...row, why: row.why ?? "due" })));
    this.status.textContent = "";
    if (!turns.length) return this.rest(rows, false);
    const count = this.words(turns.length === 1 ? "only_one" : "only", { n: turns.length });
    this.head.replaceChildren(make("p", {}, make("b", {}, count)));
    await this.turn(
      turns.map(({ found, name }) => ({ found, why: whys.get(name) ?? "chosen" })),
      0,
    );
  }

  /** A line that leads to what has changed, if anything has. */
  private async showChanges(): Promise<void> {
    const count = (await changesOf(this.course, this.progress.store, this.now())).filter(isOpen).length;
    const link = make("a", { href: `${this.course.root}changes.html` }, this.words("link", { n: count }));
    this.changes.replaceChildren(...(count ? [icon("redo"), link] : []));
  }

  private get today(): number {
    return dayOf(this.now() / 1000);
  }

  private rows(): Promise<Reviewed[]> {
    return reviewedRows(this.course, this.progress.store, this.scheme, this.today);
  }

  private async ofDay(): Promise<Found | undefined> {
    const rows = await taughtRows(this.course, this.progress.store);
    return questionOfDay(rows, this.progress.course, this.today);
  }

  private queue(rows: readonly Reviewed[]): Reviewed[] {
    return queueOf(rows, `${this.progress.seed}/${this.today}`);
  }

  /** How many there are, and what is expected of them: no more than a model says. */
  private tell(queue: readonly Reviewed[]): void {
    // What was missed today is no matter of recall yet.
    const chances = queue
      .filter(({ plan }) => plan.last[0] < this.today)
      .flatMap(({ plan }) => plan.recall(this.today) ?? []);
    const percent = Math.round((chances.reduce((sum, chance) => sum + chance, 0) / chances.length) * 100);
    const lines = [
      make("b", {}, this.words(queue.length === 1 ? "count_one" : "count", { n: queue.length })),
      ...(this.scheme === "leitner" ? [this.words("boxes")] : []),
      ...(chances.length ? [this.words("expected", { percent })] : []),
    ];
    this.head.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  private async turn(turns: readonly Turn[], at: number): Promise<void> {
    this.host.querySelectorAll("cw-question, .cw-review__t").forEach((part) => part.remove());
    const turn = turns[at];
    if (!turn) return this.rest(await this.rows(), true);
    const { found } = turn;
    const cards = await this.course.questionCards(found.quiz);
    const card = cards.card(found.name);
    if (!card) return this.turn(turns, at + 1);
    this.host.append(this.topOf(turn, at, turns.length));
    this.host.classList.add("cw-quiz--one");
    card.classList.add("is-now");
    const question = await ask(this.host, card, this.now);
    this.drive(question, () => void this.turn(turns, at + 1), at + 1 === turns.length);
    question.sheet.setNumber(at + 1);
    if (at) question.sheet.enter();
  }

  private drive(question: Question, on: () => void, last: boolean): void {
    const before = question.record.n;
    let told = false;
    question.again(true);
    question.onkept = () => {
      const { n, last: answer } = question.record;
      if (told || n === before || !answer) return;
      told = true;
      this.asked++;
      if (isFull(answer.got)) this.right++;
    };
    question.onnext = on;
    question.sheet.nameNext(last ? this.words("finish") : null);
  }

  /** Which of how many it is, why it is asked, and where it was taught. */
  private topOf({ found, why }: Turn, at: number, of: number): HTMLElement {
    const { taught, objective } = found;
    const anchor = taught?.objectives.find(({ id }) => id === objective)?.anchor;
    const href = taught && `${this.course.root}${taught.address}${anchor ? `#${anchor}` : ""}`;
    const [mark, tone] = MARKS[why];
    const lesson = taught ? [" · ", make("a", { href }, taught.title)] : [];
    return make(
      "p",
      { class: "cw-review__t cw-kick" },
      this.words("place", { n: at + 1, of }),
      " · ",
      make("span", { class: `cw-state ${tone}` }, icon(mark), this.words(`why_${why}`)),
      ...lesson,
    );
  }

  /** Nothing to ask (any more): what was done, when it goes on, the days that come. */
  private rest(rows: readonly Reviewed[], done: boolean): void {
    this.host.classList.remove("cw-quiz--one");
    const left = this.queue(rows).filter(({ plan }) => plan.last[0] < this.today);
    const days = daysToCome(rows, this.today);
    const next = days[0];
    const lines: (Node | string)[] = [];
    if (next && done) lines.push(this.words("next", { date: this.date(next[0]), n: next[1] }));
    const [mark, head] = done
      ? ["pass", this.words("done", { n: this.asked, right: this.right })]
      : next
        ? ["clock", this.words("nothing", { date: this.date(next[0]) })]
        : ["info", this.words("none_yet")];
    const result = note(mark, done && this.right ? "good" : "", head, ...lines);
    this.head.replaceChildren(result);
    if (done && left.length) this.head.append(this.more(left.length));
    if (days.length) this.head.append(comingDays(days, this.dates));
    if (done) {
      result.tabIndex = -1;
      result.focus();
    }
  }

  private more(count: number): HTMLElement {
    const button = make(
      "button",
      { type: "button", class: "cw-btn cw-btn--main" },
      this.words("more", { n: count }),
    );
    button.addEventListener("click", () => {
      // What the address asked for has been asked.
      history.replaceState(null, "", "#");
      void this.begin();
    });
    return button;
  }

  private get dates(): Dates {
    const { words, now, progress } = this;
    return { words, now, course: progress.course, lang: this.host.dataset["lang"] ?? "" };
  }

  private date(day: number): string {
    return dateText(day, this.host.dataset["lang"] ?? "");
  }
}
