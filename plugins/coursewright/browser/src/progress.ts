/** The records of a course in a store: reading with its rules, moved questions, export and import. */

import type { Fits } from "./answers.ts";
import { Learner } from "./learner.ts";
import { asValue, isEntry, mergeEntry } from "./merge.ts";
import { emptyRecord, isObject, isWhole, mergeRecords, readRecord } from "./record.ts";
import type { QuestionRecord } from "./record.ts";
import { prefixOf } from "./store.ts";
import type { Store } from "./store.ts";

const KEPT_AT_MOST = 20;
/** What a file of progress calls itself. */
export const FORMAT = "coursewright/progress";
/** The names of what copies of the progress hold; what else is there concerns this device alone. */
export const ENTRY = /^([qlwxm]\/|kept\/|me$)/;

/**
 * A question as the page names it: `quiz#question`, its revision, and the names it had before, the `first`
 * one last.
 */
export interface Asked {
  readonly id: string;
  readonly rev: string;
  /** Revisions whose answers count as today's, as far as they fit. */
  readonly minor?: readonly string[];
  readonly was: readonly string[];
  readonly first?: string;
  /** Tokens of answers that were kept under another name, each with today's: `old:now old:now`. */
  readonly tokens?: string;
  readonly fits?: Fits;
}

/**
 * A record and how it stands to the page: its revision, an older one (answer again), or a newer version's
 * (read only).
 */
export interface Loaded {
  readonly record: QuestionRecord;
  readonly is: "same" | "updated" | "newer";
}

/** What can be wrong with what is kept, or with this page. */
export type Fault = "damaged" | "full" | "newer" | "stale";

/**
 * Takes the name of what was changed, null for everything, and who changed it, if it was somebody in this
 * page.
 */
export type Watcher = (name: string | null, by?: unknown) => void;

/** All progress of one course. */
export class Progress {
  readonly store: Store;
  readonly course: string;
  /** The revisions of the questions on this page, by name, and what their answers look like. */
  readonly revs = new Map<string, string>();
  readonly shapes = new Map<string, Fits>();
  /** What is kept of the learner. */
  readonly learner: Learner;
  /**
   * Called with a fault: a value that could not be read and was put aside, could not be kept, or is a newer
   * version's.
   */
  onfault: (fault: Fault) => void = () => undefined;
  private readonly watchers: Watcher[] = [];
  /** The revisions of records that were there when this page was opened. */
  private readonly seen = new Map<string, string>();
  private readonly since: number;

  /**
   * `fresh` gives a seed to a learner who has none yet; `since` is when the page was opened, in milliseconds.
   */
  constructor(store: Store, course: string, fresh: () => string = () => "", since = 0) {
    this.store = store;
    this.course = course;
    this.since = since;
    this.learner = new Learner(store, fresh, (text) => this.putAside("me", text));
  }

  /** What shuffles and draws start from. */
  get seed(): string {
    return this.learner.seed;
  }

  /** What a trainer said last of a question's answer, under any name that it has had, as it is kept. */
  markOf({ id, was }: Asked): string | null {
    const marks = [id, ...was].flatMap((name) => this.store.read(`m/${name}`) ?? []);
    return marks.reduce<string | null>((a, b) => (a !== null && madeAt(a) >= madeAt(b) ? a : b), null);
  }

  /** Call a function when something was changed elsewhere. */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  /** Tell the watchers of a change, and who made it. */
  changed(name: string | null, by?: unknown): void {
    for (const watcher of this.watchers) watcher(name, by);
  }

  /** What is known of a question, under all names that it has had; kept under today's from now on. */
  load(asked: Asked): Loaded {
    const names = [asked.id, ...asked.was];
    const found = names.map((id) => this.find(`q/${id}`, asked));
    const records = found.flatMap((each) => (each.is === "record" ? [each.record] : []));
    if (found[0]!.is === "newer" || (!records.length && found.some(({ is }) => is === "newer"))) {
      this.onfault("newer");
      return { record: emptyRecord(asked.rev), is: "newer" };
    }
    const record = records
      .slice(1)
      .reduce((a, b) => mergeRecords(a, b, asked.rev), records[0] ?? emptyRecord(asked.rev));
    if (!this.seen.has(asked.id)) this.seen.set(asked.id, record.rev);
    if (this.isNewer(asked.id, record, asked.rev)) {
      this.onfault("stale");
      return { record: emptyRecord(asked.rev), is: "newer" };
    }
    this.move(
      names.filter((_, i) => i && found[i]!.is === "record"),
      asked.id,
      record,
    );
    return { record, is: record.rev === asked.rev || !record.n ? "same" : "updated" };
  }

  /**
   * Keep a record, unless a newer version of this script, or a newer build of this page, has written there.
   */
  save(id: string, record: QuestionRecord): void {
    const there = readRecord(this.store.read(`q/${id}`));
    if (there.is === "newer" || (there.is === "record" && this.isNewer(id, there.record, record.rev))) return;
    const text = JSON.stringify(this.since ? { ...record, page: this.since } : record);
    if (!this.store.write(`q/${id}`, text) && this.store.lasts !== "page") this.onfault("full");
  }

  /**
   * Whether a record of another revision was written while this page was open, by a page that was opened
   * later.
   */
  private isNewer(id: string, { rev, page }: QuestionRecord, own: string): boolean {
    return rev !== own && this.seen.get(id) !== rev && isWhole(page) && page > this.since;
  }

  /**
   * The record under a name, its answers in today's tokens; one that does not fit the question is damaged.
   */
  private find(
    name: string,
    { rev, minor, tokens, fits = () => true }: Asked,
  ): ReturnType<typeof readRecord> {
    const text = this.store.read(name);
    if (text === null) return { is: "absent" };
    const now = new Map(tokens?.split(" ").map((pair) => pair.split(":") as [string, string]));
    const found = readRecord(
      text.replace(/"([0-9a-f]{6})"/g, (_, token: string) => `"${now.get(token) ?? token}"`),
    );
    if (found.is !== "record") {
      if (found.is === "damaged") this.putAside(name, text);
      return found;
    }
    const fit = ({ n, first, last }: QuestionRecord): boolean => !n || (fits(first!.a) && fits(last!.a));
    const kept =
      minor?.includes(found.record.rev) && fit(found.record) ? { ...found.record, rev } : found.record;
    const { open, ...record } = kept;
    if (record.rev === rev && !fit(record)) {
      this.putAside(name, text);
      return { is: "damaged" };
    }
    if (open === undefined || (record.rev === rev && fits(open))) return { is: "record", record: kept };
    if (record.rev === rev) this.putAside(name, text);
    return { is: "record", record };
  }

  /** Put aside, and say once, what is kept of questions and cannot be read: for pages that look at all of it. */
  lookThrough(): void {
    for (const name of this.store.names()) {
      const text = name.startsWith("q/") ? this.store.read(name) : null;
      if (text !== null && readRecord(text).is === "damaged") this.putAside(name, text);
    }
  }

  private putAside(name: string, text: string): void {
    const kept = `kept/${name}`;
    if (this.store.read(kept) !== null) return;
    if (this.store.names().filter((other) => other.startsWith("kept/")).length >= KEPT_AT_MOST) return;
    this.store.write(kept, text);
    this.onfault("damaged");
  }

  private move(from: readonly string[], to: string, record: QuestionRecord): void {
    if (!from.length || !this.store.write(`q/${to}`, JSON.stringify(record))) return;
    for (const id of from) this.store.remove(`q/${id}`);
  }
}

/** When a kept text was made, in unix seconds; 0 where it does not say. */
function madeAt(text: string): number {
  const value = asValue(text);
  return (isObject(value) && Number(value["at"])) || 0;
}

/** All that is kept of a course as the text of a file; `at` in unix seconds. */
export function exportProgress(store: Store, course: string, at: number): string {
  const entries: Record<string, unknown> = {};
  for (const name of store.names()) if (ENTRY.test(name)) entries[name] = asValue(store.read(name) ?? "");
  return `${JSON.stringify({ format: FORMAT, v: 1, course, at, entries }, null, 1)}\n`;
}

/**
 * Merge an exported file into the store; null if it is not one of this course, else how many entries were taken.
 * `isOdd` is asked of each answer by the question's name; records with odd ones are left out, as is what is no entry, and `leave` is told.
 */
export function importProgress(
  store: Store,
  course: string,
  text: string,
  revs: ReadonlyMap<string, string>,
  isOdd: (id: string, answer: unknown) => boolean = () => false,
  leave: () => void = () => undefined,
): number | null {
  const file = asValue(text);
  if (!isObject(file) || file["format"] !== FORMAT || file["course"] !== course || !isObject(file["entries"]))
    return null;
  let taken = 0;
  for (const [name, value] of Object.entries(file["entries"])) {
    const theirs = typeof value === "string" ? value : JSON.stringify(value);
    if (!ENTRY.test(name)) continue;
    if (isEntry(name, theirs, isOdd)) {
      taken++;
      const merged = mergeEntry(name, store.read(name), theirs, revs);
      if (merged !== null) store.write(name, merged);
    } else leave();
  }
  return taken;
}

/** The name of an entry that a storage event of this course is about, else null. */
export function nameOf(key: string | null, course: string): string | null {
  const prefix = prefixOf(course);
  return key !== null && key.startsWith(prefix) ? key.slice(prefix.length) : null;
}
