/** The records of a course in a store: reading with its rules, moved questions, export and import. */

import { Learner } from "./learner.ts";
import { asValue, mergeEntry } from "./merge.ts";
import { emptyRecord, isObject, readRecord } from "./record.ts";
import type { QuestionRecord } from "./record.ts";
import { prefixOf } from "./store.ts";
import type { Store } from "./store.ts";

const KEPT_AT_MOST = 20;
const FORMAT = "coursewright/progress";

/** A question as the page names it: `quiz#question`, its revision, and the names it had before. */
export interface Asked {
  readonly id: string;
  readonly rev: string;
  readonly was: readonly string[];
}

/** A record and how it stands to the page: its revision, an older one (answer again), or a newer version's (read only). */
export interface Loaded {
  readonly record: QuestionRecord;
  readonly is: "same" | "updated" | "newer";
}

/** What can be wrong with what is kept. */
export type Fault = "damaged" | "full" | "newer";

/** Takes the name of what was changed, null for everything, and who changed it, if it was somebody in this page. */
export type Watcher = (name: string | null, by?: unknown) => void;

/** All progress of one course. */
export class Progress {
  readonly store: Store;
  readonly course: string;
  /** The revisions of the questions on this page, by name. */
  readonly revs = new Map<string, string>();
  /** What is kept of the learner. */
  readonly learner: Learner;
  /** Called with a fault: a value that could not be read and was put aside, could not be kept, or is a newer version's. */
  onfault: (fault: Fault) => void = () => undefined;
  private readonly watchers: Watcher[] = [];

  /** `fresh` gives a seed to a learner who has none yet. */
  constructor(store: Store, course: string, fresh: () => string = () => "") {
    this.store = store;
    this.course = course;
    this.learner = new Learner(store, fresh, (text) => this.putAside("me", text));
  }

  /** What shuffles and draws start from. */
  get seed(): string {
    return this.learner.seed;
  }

  /** Call a function when something was changed elsewhere. */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  /** Tell the watchers of a change, and who made it. */
  changed(name: string | null, by?: unknown): void {
    for (const watcher of this.watchers) watcher(name, by);
  }

  /** What is known of a question; moves it here from the name that it had before. */
  load(asked: Asked): Loaded {
    for (const id of [asked.id, ...asked.was]) {
      const found = this.find(`q/${id}`);
      if (found.is === "newer") {
        this.onfault("newer");
        return { record: emptyRecord(asked.rev), is: "newer" };
      }
      if (found.is !== "record") continue;
      if (id !== asked.id) this.move(id, asked.id, found.record);
      const { record } = found;
      return { record, is: record.rev === asked.rev || !record.n ? "same" : "updated" };
    }
    return { record: emptyRecord(asked.rev), is: "same" };
  }

  /** Keep a record, unless a newer version of this script has written there. */
  save(id: string, record: QuestionRecord): void {
    if (readRecord(this.store.read(`q/${id}`)).is === "newer") return;
    if (!this.store.write(`q/${id}`, JSON.stringify(record)) && this.store.lasts !== "page") this.onfault("full");
  }

  private find(name: string): ReturnType<typeof readRecord> {
    const text = this.store.read(name);
    const found = readRecord(text);
    if (found.is === "damaged" && text !== null) this.putAside(name, text);
    return found;
  }

  private putAside(name: string, text: string): void {
    const kept = `kept/${name}`;
    if (this.store.read(kept) !== null) return;
    if (this.store.names().filter((other) => other.startsWith("kept/")).length >= KEPT_AT_MOST) return;
    this.store.write(kept, text);
    this.onfault("damaged");
  }

  private move(from: string, to: string, record: QuestionRecord): void {
    if (this.store.write(`q/${to}`, JSON.stringify(record))) this.store.remove(`q/${from}`);
  }
}

/** All that is kept of a course as the text of a file; `at` in unix seconds. */
export function exportProgress(store: Store, course: string, at: number): string {
  const entries: Record<string, unknown> = {};
  for (const name of store.names()) entries[name] = asValue(store.read(name) ?? "");
  return `${JSON.stringify({ format: FORMAT, v: 1, course, at, entries }, null, 1)}\n`;
}

/** Merge an exported file into the store; null if it is not one of this course, else how many entries it had. */
export function importProgress(store: Store, course: string, text: string, revs: ReadonlyMap<string, string>): number | null {
  const file = asValue(text);
  if (!isObject(file) || file["format"] !== FORMAT || file["course"] !== course || !isObject(file["entries"])) return null;
  const entries = Object.entries(file["entries"]).filter(([name]) => /^([qlx]\/|kept\/|me$)/.test(name));
  for (const [name, value] of entries) {
    const theirs = typeof value === "string" ? value : JSON.stringify(value);
    const merged = mergeEntry(name, store.read(name), theirs, revs);
    if (merged !== null) store.write(name, merged);
  }
  return entries.length;
}

/** The name of an entry that a storage event of this course is about, else null. */
export function nameOf(key: string | null, course: string): string | null {
  const prefix = prefixOf(course);
  return key !== null && key.startsWith(prefix) ? key.slice(prefix.length) : null;
}
