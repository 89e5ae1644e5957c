/** What is kept of a question: its form, its reading, its merge. Knows no page and no clock. */

import { greater, isFull, isWhole } from "./attempt.ts";
import type { Attempt, Credit } from "./attempt.ts";
import { daysOf, mergedDays, withDay } from "./days.ts";
import type { Day } from "./days.ts";
import { migrated } from "./migrate.ts";

export { greater, isFull, isWhole };
export type { Attempt, Credit };

/**
 * All that is kept of a question; `shown` is the number of the check after which the answer was shown, `open` an answer
 * that has begun and not ended: a conversation broken off.
 */
export interface QuestionRecord {
  readonly v: 1;
  readonly rev: string;
  readonly n: number;
  readonly first?: Attempt;
  readonly last?: Attempt;
  readonly best: Credit;
  readonly shown: number;
  readonly hints: number;
  /** What reviews are planned by; read it by `daysOf`. */
  readonly days?: readonly Day[];
  readonly open?: unknown;
  readonly was?: { readonly rev: string; readonly best: Credit };
  /**
   * When the page that wrote it was opened, in milliseconds: of two builds the one opened later is the newer.
   */
  readonly page?: number;
}

/** A value as it was found: absent, of this version, of a newer one (to be left alone), or not readable. */
export type Found =
  | { readonly is: "absent" | "newer" | "damaged" }
  | { readonly is: "record"; readonly record: QuestionRecord };

/** A question that nobody has touched. */
export function emptyRecord(rev: string): QuestionRecord {
  return { v: 1, rev, n: 0, best: [0, 0], shown: 0, hints: 0 };
}

/** Read a stored text strictly: whatever is not a sound record of a known version is not used. */
export function readRecord(text: string | null): Found {
  if (text === null) return { is: "absent" };
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { is: "damaged" };
  }
  if (!isObject(found)) return { is: "damaged" };
  const value = migrated(found);
  if (isWhole(value["v"]) && value["v"] > 1) return { is: "newer" };
  return isRecord(value) ? { is: "record", record: value } : { is: "damaged" };
}

/** The record after a check. */
export function withAttempt(old: QuestionRecord, rev: string, attempt: Attempt): QuestionRecord {
  const { open: _, ...rest } = old;
  const base = old.rev === rev ? rest : { ...emptyRecord(rev), was: { rev: old.rev, best: old.best } };
  const first = base.first ?? attempt;
  return {
    ...base,
    ...dated(withDay(daysOf(base), attempt)),
    n: base.n + 1,
    first,
    last: attempt,
    best: base.n ? greater(base.best, attempt.got) : attempt.got,
  };
}

/** The record after the answer was shown: the check before it gives no credit. */
export function withAnswerShown(old: QuestionRecord, bestBefore: Credit): QuestionRecord {
  if (!old.last) return old;
  const none: Credit = [0, old.last.got[1]];
  const best = bestBefore[1] ? bestBefore : none;
  return { ...old, last: { ...old.last, got: none }, best, shown: old.n };
}

/**
 * The record with its last answer graded anew: accepted words may have been added, so a status only improves.
 */
export function withRegrade(old: QuestionRecord, got: Credit): QuestionRecord {
  if (!old.last || old.shown === old.n || greater(old.last.got, got) === old.last.got) return old;
  return { ...old, last: { ...old.last, got }, best: greater(old.best, got) };
}

/**
 * Two records of one question as one, whatever their order; `rev` is the page's where the question is on it.
 */
export function mergeRecords(a: QuestionRecord, b: QuestionRecord, rev = ""): QuestionRecord {
  const [early, late] = inOrder(a, b);
  if (a.rev !== b.rev) return a.rev === rev ? a : b.rev === rev ? b : late;
  const first = [a.first, b.first].filter(isThere).sort(byTime)[0];
  const was = late.was ?? early.was;
  return {
    ...early,
    ...late,
    n: Math.max(a.n, b.n),
    ...(first && { first }),
    best: greater(late.best, early.best),
    shown: Math.max(a.shown, b.shown),
    hints: Math.max(a.hints, b.hints),
    // Of two from before days were kept, none are: first and last say as much.
    ...dated(a.days || b.days ? mergedDays(daysOf(a), daysOf(b)) : []),
    ...(was && { was }),
  };
}

function dated(days: readonly Day[]): Pick<QuestionRecord, "days"> {
  return days.length ? { days } : {};
}

function inOrder(a: QuestionRecord, b: QuestionRecord): readonly [QuestionRecord, QuestionRecord] {
  // Of two in one second their answers decide, so that what came of a merge stands where its last answer stood.
  const [x, y] = [a, b].map((record) => JSON.stringify([record.last, record]));
  const by = (a.last?.at ?? 0) - (b.last?.at ?? 0) || (x! < y! ? -1 : 1);
  return by < 0 ? [a, b] : [b, a];
}

/** Below 0 if the second one is the later; of one second, the greater text is. */
export function byTime(a: { readonly at?: unknown }, b: { readonly at?: unknown }): number {
  return Number(a.at) - Number(b.at) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function isCredit(value: unknown): value is Credit {
  return (
    Array.isArray(value) && value.length === 2 && value.every(isWhole) && Number(value[0]) <= Number(value[1])
  );
}

function isAttempt(value: unknown): boolean {
  return (
    isObject(value) &&
    "a" in value &&
    isCredit(value["got"]) &&
    isWhole(value["at"]) &&
    isWhole(value["ms"]) &&
    typeof value["lang"] === "string"
  );
}

function isRecord(
  value: Readonly<Record<string, unknown>>,
): value is Record<string, unknown> & QuestionRecord {
  const { v, rev, n, first, last, best, shown, hints, was } = value;
  const attempts = n ? isAttempt(first) && isAttempt(last) : first === undefined && last === undefined;
  return (
    v === 1 &&
    typeof rev === "string" &&
    [n, shown, hints].every(isWhole) &&
    attempts &&
    isCredit(best) &&
    (was === undefined || (isObject(was) && typeof was["rev"] === "string" && isCredit(was["best"])))
  );
}
