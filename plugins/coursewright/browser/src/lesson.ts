/**
 * What is kept of a lesson, `l/<lesson>`, and of a conversation that stands in none, `l/scenarios/<quiz>`: `begun`,
 * `done`, `at` (seconds: first and last touched, read to the end), which sections were `read` (ids, in the order of
 * letters), where to go on (`here`: `{at, to}`), how its `quizzes` stand, the questions that stood in it when all
 * were first answered (`asked`), when each change of it was `seen` (by its name; 0: it was there before one began), and
 * the `pledge` (pledge.ts).
 */

import { isObject } from "./record.ts";
import type { Store } from "./store.ts";

type Kept = Readonly<Record<string, unknown>>;

/** How a quiz stands: `n` of its questions have an answer, `to` is the next one's place in the page, `no` its number. */
export interface Standing {
  readonly n: number;
  readonly of: number;
  readonly to?: string | undefined;
  readonly no?: number | undefined;
  /** Of a quiz with all answers: the score, and whether it is passed. */
  readonly percent?: number | undefined;
  readonly passed?: boolean | undefined;
}

/** The record of a lesson; a new one where none can be read. */
export function readLesson(store: Store, lesson: string): Kept {
  return recordIn(store.read(`l/${lesson}`)) ?? { v: 1 };
}

/** The record in a text; null where there is none that could be read. */
function recordIn(text: string | null): Kept | null {
  try {
    const record: unknown = JSON.parse(text ?? "");
    return isObject(record) && Number.isSafeInteger(record["v"]) ? record : null;
  } catch {
    return null;
  }
}

/** Keep changes of a lesson's record, made `at` a second; one of a newer version stays as it is. */
export function keepLesson(store: Store, lesson: string, changes: Kept, at: number): void {
  const text = store.read(`l/${lesson}`);
  const record = readLesson(store, lesson);
  // What could not be read is put aside before it begins anew.
  if (text !== null && !recordIn(text) && store.read(`kept/l/${lesson}`) === null)
    store.write(`kept/l/${lesson}`, text);
  if (Number(record["v"]) <= 1)
    store.write(`l/${lesson}`, JSON.stringify({ begun: at, ...record, ...changes, at }));
}

/** Keep which of a lesson's sections were `read`, and the next one; without one it is done. `now` gives milliseconds. */
export function keepRead(
  store: Store,
  lesson: string,
  sections: readonly string[],
  read: ReadonlySet<string>,
  now: () => number,
): void {
  const at = Math.floor(now() / 1000);
  const next = sections.find((id) => !read.has(id));
  const done = next === undefined && { done: readLesson(store, lesson)["done"] ?? at };
  keepLesson(store, lesson, { read: [...read].sort(), here: { at, to: next }, ...done }, at);
}

/** Keep how a quiz of a lesson stands, if that is news. */
export function keepStanding(
  store: Store,
  lesson: string,
  quiz: string,
  standing: Standing,
  at: number,
): void {
  const { quizzes } = readLesson(store, lesson);
  const known = isObject(quizzes) ? quizzes : {};
  const before = known[quiz];
  if (isObject(before) && JSON.stringify(standing) === JSON.stringify({ ...before, at: undefined })) return;
  keepLesson(store, lesson, { quizzes: { ...known, [quiz]: { ...standing, at } } }, at);
}

/** Keep the questions that stood in a lesson when all was first answered: what comes in later is new. */
export function keepAsked(store: Store, lesson: string, names: readonly string[], at: number): void {
  if (!readLesson(store, lesson)["asked"])
    keepLesson(store, lesson, { asked: [...new Set(names)].sort() }, at);
}

/** The ids of the sections that were read to their end. */
export function sectionsRead({ read }: Kept): string[] {
  return Array.isArray(read) ? read.filter((id): id is string => typeof id === "string") : [];
}
