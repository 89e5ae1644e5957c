/**
 * What is kept of a lesson, `l/<lesson>`: `begun`, `done` (seconds), which sections were `read` (ids, in the order of
 * letters), and the `pledge` (pledge.ts).
 */

import { isObject } from "./record.ts";
import type { Store } from "./store.ts";

type Kept = Readonly<Record<string, unknown>>;

/** The record of a lesson; a new one where none can be read. */
export function readLesson(store: Store, lesson: string): Kept {
  try {
    const record: unknown = JSON.parse(store.read(`l/${lesson}`) ?? "");
    if (isObject(record) && Number.isSafeInteger(record["v"])) return record;
  } catch {
    // Nothing that could be read is kept: it begins anew.
  }
  return { v: 1 };
}

/** Keep changes of a lesson's record; one of a newer version stays as it is. */
export function keepLesson(store: Store, lesson: string, changes: Kept): void {
  const record = readLesson(store, lesson);
  if (Number(record["v"]) <= 1) store.write(`l/${lesson}`, JSON.stringify({ ...record, ...changes }));
}

/** The ids of the sections that were read to their end. */
export function sectionsRead({ read }: Kept): string[] {
  return Array.isArray(read) ? read.filter((id): id is string => typeof id === "string") : [];
}
