/** Between what pages keep and what a platform is told. */

import type { Row } from "../copy/legend.ts";
import type { Legend } from "../copy/legend.ts";
import type { Course, Found } from "../course/course.ts";
import { asValue, mergeEntry } from "../merge.ts";
import { ENTRY } from "../progress.ts";
import { readRecord } from "../record.ts";
import { contextOf, openCapsule } from "../seal.ts";
import { openStore, prefixOf } from "../store.ts";
import type { Store } from "../store.ts";
import { readAnswer } from "./answers.ts";
import { keptText, readKept } from "./kept.ts";
import type { Reached, Session } from "./session.ts";
import type { LearnerShelf } from "./shelf.ts";
import { standingOf } from "./standing.ts";
import type { Part } from "./standing.ts";
import type { Known } from "./states.ts";

/** Milliseconds after which a change is told: after what changed was drawn. */
const SOON = 300;
/** Milliseconds before a platform that did not take something is asked again; longer each time. */
const AGAIN = [2000, 5000, 15_000, 60_000];
/** On the shelf, beside what pages keep: the platform has kept something once. */
const TAKEN = "coursewright-lms/taken";

/** Keeps one session. */
export class Keeper {
  /** Called with whether the platform failed to take what it was told. */
  onfault: (fault: boolean) => void = () => undefined;
  /** The page that is open. */
  page = "";
  private readonly session: Session;
  private readonly shelf: LearnerShelf;
  private readonly course: string;
  private readonly legend: Legend;
  private readonly store: Store;
  private readonly counts = new Map<string, number>();
  private readonly courses = new Map<string, Course>();
  private readonly touched = new Set<string>();
  private readonly courseIn: (language: string) => Course;
  private known: Known = { quizzes: [], lessons: [] };
  private parts: readonly Part[] = [];
  private found: ReadonlyMap<string, Found> = new Map();
  private reached: Reached;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failed = 0;
  private ended = false;

  /** `courseIn` gives the course in a language of the package; its own first one for what is none. */
  constructor(
    session: Session,
    shelf: LearnerShelf,
    course: string,
    legend: Legend,
    courseIn: (language: string) => Course,
  ) {
    this.session = session;
    this.shelf = shelf;
    this.course = course;
    this.legend = legend;
    this.courseIn = courseIn;
    this.reached = session.reached;
    this.store = openStore(
      course,
      () => shelf,
      () => shelf,
    );
  }

  /** Load what there is to know of the course; `lessons` are the slugs that count, none: all. */
  async load(course: Course, lessons: readonly string[]): Promise<void> {
    const { modules } = await course.facts();
    const pieces = await Promise.all(modules.map(({ id }) => course.module(id)));
    const rows = await course.questionsOf(await course.ids());
    const all = pieces.flatMap((piece) => piece.lessons);
    const names = [...new Set(rows.map(({ quiz }) => quiz.id))];
    const byQuiz = names.map((name) => rows.filter(({ quiz }) => quiz.id === name));
    this.known = { quizzes: byQuiz, lessons: all };
    this.found = new Map(rows.map((row) => [row.name, row]));
    this.parts = all
      .filter(({ slug }) => !lessons.length || lessons.includes(slug))
      .map((lesson) => ({ lesson, questions: rows.filter(({ quiz }) => quiz.address === lesson.address) }));
  }

  /** Put back what the platform kept, merged with what is on this device. */
  restore(): void {
    const { kept } = this.session;
    const back = kept ? readKept(kept, this.known, this.legend) : null;
    // A platform that kept something once and has nothing now begins anew.
    if (kept === "" && this.shelf.getItem(TAKEN) !== null) this.forget();
    const revs = new Map([...this.found].map(([name, { rev }]) => [name, rev]));
    for (const [name, value] of back?.whole ?? []) this.put(name, value, revs);
    for (const [name, value] of back?.weak ?? [])
      if (this.store.read(name) === null) this.put(name, value, revs);
    for (const [name] of this.entries()) this.counts.set(name, this.checksOf(name));
    const prefix = prefixOf(this.course);
    this.shelf.onchange = (key) => {
      if (!key.startsWith(prefix)) return;
      this.touched.add(key.slice(prefix.length));
      this.soon();
    };
    // Another tab tells of its own answers; how far one is, and what is kept, both of them tell.
    this.shelf.onheard = (key) => {
      if (!key.startsWith(prefix)) return;
      const name = key.slice(prefix.length);
      this.counts.set(name, this.checksOf(name));
      this.soon();
    };
    this.soon();
  }

  /** Tell the platform soon. */
  soon(): void {
    clearTimeout(this.timer);
    if (!this.ended) this.timer = setTimeout(() => void this.flush(), SOON);
  }

  /** Tell the platform what is new, and have it stored; whether it was. */
  async flush(): Promise<boolean> {
    if (this.ended) return true;
    clearTimeout(this.timer);
    const names = [...this.touched].filter((name) => name.startsWith("q/"));
    this.touched.clear();
    // One after the other: platforms number answers in the order in which they come.
    await names.reduce((before, name) => before.then(() => this.tell(name)), Promise.resolve());
    if (this.ended) return true;
    this.say();
    return this.commit();
  }

  /** End the session, for good or because the page goes; whether the platform took all that it was told before. */
  async finish(leave: boolean): Promise<boolean> {
    if (this.ended) return true;
    if (!leave) this.say();
    const taken = !leave || (await this.flush());
    this.ended = true;
    clearTimeout(this.timer);
    this.session.end(leave);
    return taken;
  }

  /** Say how far one is, and what is to be kept; at once, since a page that goes waits for nothing. */
  private say(): void {
    const standing = standingOf(this.parts, this.store, this.reached);
    this.reached = { done: standing.done, passed: standing.passed === true };
    this.session.stand(standing);
    this.session.keep(keptText(this.entries(), this.known, this.legend, this.session.room), this.page);
  }

  private async commit(): Promise<boolean> {
    const good = await this.session.commit();
    if (good) this.shelf.setItem(TAKEN, "1");
    if (good && this.failed) this.onfault(false);
    if (good) this.failed = 0;
    else {
      const again = AGAIN[Math.min(this.failed++, AGAIN.length - 1)];
      if (this.failed > 1) this.onfault(true);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.flush(), again);
    }
    return good;
  }

  /** Tell of a check that was made since the last time. */
  private async tell(name: string): Promise<void> {
    const before = this.counts.get(name) ?? 0;
    const now = this.checksOf(name);
    this.counts.set(name, now);
    const id = name.slice(2);
    const row = this.found.get(id);
    const found = readRecord(this.store.read(name));
    if (now <= before || !row || found.is !== "record" || !found.record.last) return;
    const { a, got, at, ms, lang: wanted } = found.record.last;
    const shown = await this.cardIn(wanted, id).catch(() => undefined);
    if (this.ended || shown === null) return;
    if (!shown) {
      // It could not be loaded: it is told with what comes next.
      this.counts.set(name, before);
      this.touched.add(name);
      return;
    }
    const { card, lang } = shown;
    const key = openCapsule(card.dataset["seal"] ?? "", contextOf(this.course, id, lang))?.["key"];
    const read = readAnswer(card, a, key);
    if (!read) return;
    const stem = card.querySelector("legend")?.textContent?.trim() ?? "";
    this.session.answered({ id: id.replace("#", "."), stem, lang, got, points: row.points, at, ms, ...read });
  }

  /** A question in the language in which it was answered, and which that is; null where it is not there. */
  private async cardIn(wanted: string, id: string): Promise<{ card: HTMLElement; lang: string } | null> {
    const course = this.courses.get(wanted) ?? this.courseIn(wanted);
    this.courses.set(wanted, course);
    const [{ language: lang }, rows] = await Promise.all([course.facts(), course.questions([id])]);
    const quiz = rows.get(id)?.quiz;
    const card = quiz && (await course.questionCards(quiz)).card(id);
    return card ? { card, lang } : null;
  }

  private checksOf(name: string): number {
    const found = readRecord(this.store.read(name));
    return found.is === "record" ? found.record.n : 0;
  }

  private entries(): Row[] {
    return this.store
      .names()
      .filter((name) => ENTRY.test(name))
      .map((name) => [name, asValue(this.store.read(name) ?? "")]);
  }

  private put(name: string, value: unknown, revs: ReadonlyMap<string, string>): void {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const merged = mergeEntry(name, this.store.read(name), text, revs);
    if (merged !== null) this.store.write(name, merged);
  }

  private forget(): void {
    for (const name of this.store.names()) this.store.remove(name);
    this.shelf.removeItem(TAKEN);
  }
}
