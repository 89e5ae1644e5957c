/** From what is kept on this device to what can be asked again. */

import type { Course, Found } from "../course/course.ts";
import { readLesson } from "../lesson.ts";
import { readRecord } from "../record.ts";
import type { QuestionRecord } from "../record.ts";
import type { Store } from "../store.ts";
import { planOf, whyNow } from "./plan.ts";
import type { Plan, Scheme } from "./plan.ts";
import type { Row } from "./queue.ts";

/** A question that was answered, as its review sees it. */
export interface Reviewed extends Row {
  readonly found: Found;
  readonly plan: Plan;
}

/** The questions that were answered and can be asked again; those that have changed since wait in their lessons. */
export async function reviewedRows(
  course: Course,
  store: Store,
  scheme: Scheme,
  today: number,
): Promise<Reviewed[]> {
  const names = namesOf(store, "q/");
  if (!names.length) return [];
  const found = new Map([...(await course.questions(names)).values()].map((row) => [row.name, row]));
  return [...found.values()].flatMap((row) => {
    const record = row.again ? recordOf(store, row) : null;
    const plan = record && isToday(record, row) ? planOf(record, scheme) : null;
    if (!record || !plan) return [];
    const { name, lesson, quiz } = row;
    const why = whyNow(record, plan, today);
    return [{ name, group: lesson || quiz.id, due: plan.due, why, found: row, plan }];
  });
}

/** What can be asked of the lessons that were begun. */
export async function taughtRows(course: Course, store: Store): Promise<Found[]> {
  const begun = new Set(namesOf(store, "l/").filter((slug) => isBegun(store, slug)));
  if (!begun.size) return [];
  const { modules } = await course.facts();
  const ids = modules.filter(({ lessons }) => lessons.some((slug) => begun.has(slug))).map(({ id }) => id);
  return (await course.questionsOf(ids)).filter(({ again, lesson }) => again && begun.has(lesson));
}

/** Whether any lesson was begun. */
export function isAnyBegun(store: Store): boolean {
  return namesOf(store, "l/").some((slug) => isBegun(store, slug));
}

/** Whether a record is of the question as it is today, but for small changes. */
export function isToday(record: QuestionRecord, { rev, minor = [] }: Found): boolean {
  return record.rev === rev || minor.includes(record.rev);
}

/** Whether a lesson was begun. */
export function isBegun(store: Store, slug: string): boolean {
  const { begun, done, read } = readLesson(store, slug);
  return [begun, done, read].some((mark) => mark !== undefined);
}

/** The record of a question, under today's name or the latest that it is kept under; nothing is moved. */
export function recordOf(store: Store, { name, was }: Found): QuestionRecord | null {
  for (const id of [name, ...was]) {
    const found = readRecord(store.read(`q/${id}`));
    if (found.is === "record") return found.record;
  }
  return null;
}

/** The names of what is kept behind a prefix, without it. */
export function namesOf(store: Store, prefix: string): string[] {
  return store
    .names()
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}
