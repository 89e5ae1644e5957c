/**
 * How questions and lessons stand, in a few signs each: half a sign a question, so that there is room for all of a course
 * in the least that a platform keeps.
 */

import type { Row } from "../copy/legend.ts";
import type { Found } from "../course/course.ts";
import type { LessonFacts } from "../course/facts.ts";
import { like } from "../kinds/table.ts";
import { isObject, isWhole, readRecord } from "../record.ts";
import type { QuestionRecord } from "../record.ts";
import { digest } from "../seal.ts";
import { number, signs } from "./signs.ts";

const [KEY, DAYS] = [4, 3];
/** What stands before a quiz's questions: its key, how it stands, how many signs follow. */
const HEAD = KEY + 3;
const LESSON = KEY + 1 + DAYS;
const DAY = 86_400;
/** The states of a question, by their codes; those of one with two sides tell the side, too. */
const [NONE, FIRST, LATER, WRONG, PARTLY, SHOWN] = [0, 1, 2, 3, 4, 5];
const [COMPLETE, PASSED] = [128, 256];
/** Signs of questions that one sign can count. */
const MOST = 63;

/** What of the course has to be known: its quizzes with their questions in order, its lessons. */
export interface Known {
  readonly quizzes: readonly (readonly Found[])[];
  readonly lessons: readonly LessonFacts[];
}

/** Signs that the states of a course take at most. */
export function mostStates({ quizzes, lessons }: Known): number {
  const codes = quizzes.map(({ length }) => HEAD + Math.ceil(length / 2));
  return codes.reduce((sum, length) => sum + length, 0) + lessons.length * LESSON;
}

/** The states of quizzes, then those of lessons. */
export function statesOf(known: Known, kept: ReadonlyMap<string, unknown>): readonly [string, string] {
  return [
    known.quizzes.map((rows) => quizCode(rows, known, kept)).join(""),
    known.lessons.map((lesson) => lessonCode(lesson, kept)).join(""),
  ];
}

/** A quiz is known by its questions: another set of them, or other keys, and it is another one. */
function keyOf(rows: readonly Found[]): string {
  return signs(
    parseInt(digest(rows.map(({ name, rev }) => `${name} ${rev}`).join("\n")).slice(0, 6), 16),
    KEY,
  );
}

function quizCode(rows: readonly Found[], { lessons }: Known, kept: ReadonlyMap<string, unknown>): string {
  const codes = rows.map((row) => codeOf(row, kept.get(`q/${row.name}`)));
  const half = Math.ceil(codes.length / 2);
  if (half > MOST || !codes.some((code) => code !== NONE)) return "";
  const [first] = rows;
  const lesson = lessons.find(({ slug }) => slug === placeOf(first!, lessons));
  const record = kept.get(`l/${lesson?.slug}`);
  const quizzes = isObject(record) && isObject(record["quizzes"]) ? record["quizzes"] : {};
  const standing = quizzes[first!.quiz.id];
  const { percent, passed } = isObject(standing) ? standing : {};
  const stands = isWhole(percent) ? Math.min(percent, 100) + COMPLETE + (passed === true ? PASSED : 0) : 0;
  const pairs = Array.from({ length: half }, (_, i) => signs(codes[2 * i]! * 8 + (codes[2 * i + 1] ?? 0), 1));
  return keyOf(rows) + signs(stands, 2) + signs(half, 1) + pairs.join("");
}

/** The lesson in whose page a quiz stands. */
function placeOf({ quiz }: Found, lessons: readonly LessonFacts[]): string | undefined {
  return lessons.find(({ address }) => address === quiz.address)?.slug;
}

function codeOf({ rev, kind }: Found, value: unknown): number {
  const found = readRecord(value === undefined ? null : JSON.stringify(value));
  if (found.is !== "record" || found.record.rev !== rev || !found.record.last) return NONE;
  const { n, shown, best, last } = found.record;
  const state = shown === n ? 2 : last.got[1] && last.got[0] < last.got[1] ? 1 : 0;
  // What was right of two sides is not to be found in what was wrong, so the side is told.
  if (kind === "true-false") return 1 + 2 * state + (last.a === true ? 1 : 0);
  if (state === 2) return SHOWN;
  if (!state) return n === 1 ? FIRST : LATER;
  return best[0] ? PARTLY : WRONG;
}

/** What an answer looks like of which nothing but its worth is known. */
const EMPTY: Readonly<Record<string, unknown>> = {
  single: "",
  multiple: [],
  order: [],
  dialogue: [],
  reflection: { text: "", ticks: [] },
  transcript: { marks: {}, rules: {}, line: "", text: "" },
};

function recordFrom({ rev, kind, graded }: Found, code: number, at: number): QuestionRecord {
  const sides = kind === "true-false";
  const state = sides ? (code - 1) >> 1 : code === SHOWN ? 2 : code > LATER ? 1 : 0;
  const answer = sides ? code % 2 === 0 : (EMPTY[like(kind)] ?? {});
  const full = graded ? 1 : 0;
  const got = state
    ? code === PARTLY && !sides
      ? ([1, 2] as const)
      : ([0, full] as const)
    : ([full, full] as const);
  const n = state === 2 ? 2 : code === LATER && !sides ? 2 : 1;
  const last = { a: answer, got, at, ms: 0, lang: "" };
  return { v: 1, rev, n, first: last, last, best: got, shown: state === 2 ? n : 0, hints: 0 };
}

function lessonCode({ slug }: LessonFacts, kept: ReadonlyMap<string, unknown>): string {
  const record = kept.get(`l/${slug}`);
  if (!isObject(record)) return "";
  const { begun, done, at } = record;
  const time = [done, at, begun].find(isWhole) ?? 0;
  return lessonKey(slug) + signs(isWhole(done) ? 1 : 0, 1) + signs(Math.floor(time / DAY), DAYS);
}

function lessonKey(slug: string): string {
  return signs(parseInt(digest(slug).slice(0, 6), 16), KEY);
}

/** Entries from states: of each answer nothing but its worth is known. */
export function entriesOf(quizzes: string, lessons: string, known: Known): Row[] {
  const records = lessonsIn(lessons, known);
  const byKey = new Map(known.quizzes.map((rows) => [keyOf(rows), rows]));
  const rows: Row[] = [];
  for (let i = 0; i < quizzes.length;) {
    const [key, stands, half] = [
      quizzes.slice(i, i + KEY),
      number(quizzes.slice(i + KEY, i + KEY + 2)),
      number(quizzes.slice(i + KEY + 2, i + HEAD)),
    ];
    const codes = quizzes.slice(i + HEAD, i + HEAD + half);
    i += HEAD + half;
    // A quiz that is no more, or has other questions, is asked anew.
    const questions = byKey.get(key);
    if (!questions) continue;
    const slug = placeOf(questions[0]!, known.lessons);
    const record = slug === undefined ? undefined : records.get(slug);
    const at = Number(record?.["at"] ?? 0);
    questions.forEach((question, place) => {
      const pair = number(codes[place >> 1] ?? "");
      const code = place % 2 ? pair % 8 : pair >> 3;
      if (code !== NONE) rows.push([`q/${question.name}`, recordFrom(question, code, at)]);
    });
    if (record && stands & COMPLETE) stand(record, questions, stands);
  }
  return [...rows, ...[...records].map(([slug, record]) => [`l/${slug}`, record] as const)];
}

function stand(record: Record<string, unknown>, questions: readonly Found[], stands: number): void {
  const [n, at] = [questions.length, record["at"]];
  const standing = { n, of: n, percent: stands & 127, passed: (stands & PASSED) > 0, at };
  record["quizzes"] = { ...(record["quizzes"] as object | undefined), [questions[0]!.quiz.id]: standing };
}

function lessonsIn(lessons: string, known: Known): Map<string, Record<string, unknown>> {
  const slugs = new Map(known.lessons.map(({ slug }) => [lessonKey(slug), slug]));
  const records = new Map<string, Record<string, unknown>>();
  for (let i = 0; i < lessons.length; i += LESSON) {
    const slug = slugs.get(lessons.slice(i, i + KEY));
    const done = number(lessons.slice(i + KEY, i + KEY + 1)) === 1;
    const at = number(lessons.slice(i + KEY + 1, i + LESSON)) * DAY;
    if (slug !== undefined) records.set(slug, { v: 1, begun: at, at, ...(done && { done: at }) });
  }
  return records;
}
