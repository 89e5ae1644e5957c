/** What has changed since it was taken on this device: questions to answer, passages to read. Knows no page. */

import type { Course, Found } from "../course/course.ts";
import type { ChangeFacts, LessonFacts, ModulePiece } from "../course/facts.ts";
import { readLesson } from "../lesson.ts";
import { isObject } from "../record.ts";
import type { QuestionRecord } from "../record.ts";
import { isBegun, isToday, namesOf, recordOf } from "../review/rows.ts";
import type { Store } from "../store.ts";

/** Why a question is to be answered. */
export type Cause = "changed" | "new" | "expired";

/** A question that is another one than was answered, or whose result has run out. */
export interface AskedAnew {
  readonly is: Cause;
  readonly found: Found;
  readonly lesson: LessonFacts | undefined;
  /** When it was answered since, in seconds; null: not yet. */
  readonly done: number | null;
}

/** A passage of a lesson that is another one than was read. */
export interface ReadAnew {
  readonly is: "read";
  readonly lesson: LessonFacts;
  readonly change: ChangeFacts;
  readonly done: number | null;
}

export type Changed = AskedAnew | ReadAnew;

/** Whether a change waits for the learner. */
export function isOpen({ done }: Changed): boolean {
  return done === null;
}

/** All that has changed in what was taken, in the course's order; `now` in milliseconds. */
export async function changesOf(course: Course, store: Store, now: number): Promise<Changed[]> {
  const names = namesOf(store, "q/");
  const slugs = new Set(namesOf(store, "l/"));
  if (!names.length && !slugs.size) return [];
  const answered = new Set([...(await course.questions(names)).values()].map(({ module }) => module));
  const { modules } = await course.facts();
  const ids = (await course.ids()).filter(
    (id) => answered.has(id) || modules.some((row) => row.id === id && row.lessons.some((s) => slugs.has(s))),
  );
  const pieces = await Promise.all(ids.map((id) => course.module(id)));
  const questions = await course.questionsOf(ids);
  return [
    ...passagesOf(pieces, questions, store),
    ...questions.flatMap((found) => questionOf(found, store, now) ?? []),
  ];
}

/** The name of a change, as a device keeps it. */
export function nameOf({ date, at }: ChangeFacts): string {
  return `${date}#${at}`;
}

function passagesOf(pieces: readonly ModulePiece[], questions: readonly Found[], store: Store): ReadAnew[] {
  const answered = new Set(questions.filter((row) => recordOf(store, row)?.n).map(({ lesson }) => lesson));
  return pieces
    .flatMap(({ lessons }) => lessons)
    .filter(({ slug }) => isBegun(store, slug) || answered.has(slug))
    .flatMap((lesson) => {
      const seen = seenIn(store, lesson.slug);
      return (lesson.changed ?? []).flatMap((change) => {
        const at = seen[nameOf(change)];
        // What was there before one began is no change.
        return at === 0 ? [] : [{ is: "read", lesson, change, done: Number(at) || null } as const];
      });
    });
}

/** When each change of a lesson was read, by its name. */
export function seenIn(store: Store, lesson: string): Readonly<Record<string, unknown>> {
  const { seen } = readLesson(store, lesson);
  return isObject(seen) ? seen : {};
}

function questionOf(found: Found, store: Store, now: number): AskedAnew | null {
  if (!found.again) return null;
  const record = recordOf(store, found);
  const row = { found, lesson: found.taught };
  if (!record?.n) return isNew(found, store) ? { ...row, is: "new", done: null } : null;
  if (!isToday(record, found)) return { ...row, is: "changed", done: null };
  if (hasExpired(record, found.taught, now)) return { ...row, is: "expired", done: null };
  const is = isNew(found, store) ? "new" : isAnswerToChange(record, found) ? "changed" : null;
  return is && { ...row, is, done: record.first!.at };
}

/** Whether a question has come into a quiz that was done without it. */
function isNew({ name, was, lesson }: Found, store: Store): boolean {
  const { asked } = readLesson(store, lesson);
  return Array.isArray(asked) && ![name, ...was].some((known) => asked.includes(known));
}

function isAnswerToChange({ was }: QuestionRecord, { rev, minor = [] }: Found): boolean {
  return was !== undefined && was.rev !== rev && !minor.includes(was.rev);
}

/** Whether the last answer counts no more. */
export function hasExpired(
  { last }: Pick<QuestionRecord, "last">,
  lesson: Pick<LessonFacts, "valid"> | undefined,
  now: number,
): boolean {
  const valid = lesson?.valid;
  if (!valid || !last) return false;
  if (valid.until) {
    const [year, month, day] = valid.until.split("-").map(Number) as [number, number, number];
    const end = new Date(year, month - 1, day + 1).getTime();
    return now >= end && last.at * 1000 < end;
  }
  const end = new Date(last.at * 1000);
  const date = end.getDate();
  end.setMonth(end.getMonth() + (valid.months ?? 0));
  // A month without such a day ends with its last one.
  if (end.getDate() !== date) end.setDate(0);
  end.setDate(end.getDate() + (valid.days ?? 0));
  return now >= end.getTime();
}
