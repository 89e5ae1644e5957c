/** Reflections of learners, and what a trainer says to them; knows no page. */

import { isObject, readRecord } from "../record.ts";
import type { Course } from "./course.ts";
import type { Learner } from "./learners.ts";

/** What a learner wrote: the last version, when, with the rows of the rubric that they ticked themselves. */
export interface Written {
  readonly learner: Learner;
  readonly question: string;
  readonly rev: string;
  readonly text: string;
  readonly own: readonly number[];
  readonly at: number;
}

/** A trainer's marks: the rows of the rubric that are met, a sentence, and when, in unix seconds. */
export interface Mark {
  readonly ticks: readonly number[];
  readonly note: string;
  readonly at: number;
}

/** All reflections, question by question in the order of the course. */
export function writtenBy(learners: readonly Learner[], course: Course): readonly Written[] {
  const questions = Object.entries(course.questions).filter(([, { type }]) => type === "reflection");
  return questions.flatMap(([question]) => learners.flatMap((learner) => writtenOne(learner, question)));
}

function writtenOne(learner: Learner, question: string): readonly Written[] {
  const found = readRecord(learner.entries.get(`q/${question}`) ?? null);
  if (found.is !== "record" || !found.record.last) return [];
  const { rev, last } = found.record;
  const { text = "", ticks = [] } = isObject(last.a) ? last.a : {};
  if (typeof text !== "string" || !text.trim()) return [];
  const own = Array.isArray(ticks) ? ticks.filter((tick): tick is number => Number.isInteger(tick)) : [];
  return [{ learner, question, rev, text, own, at: last.at }];
}

/**
 * One learner's marks as a file for their own page: exported progress with nothing but `m/` entries, which an import
 * merges by the later `at`.
 */
export function marksFile(course: string, rows: readonly (readonly [Written, Mark])[], at: number): string {
  const entries = Object.fromEntries(
    rows.map(([{ question, rev, at: of }, { ticks, note, at: marked }]) => [
      `m/${question}`,
      { v: 1, rev, of, ticks, note, at: marked },
    ]),
  );
  return `${JSON.stringify({ format: "coursewright/progress", v: 1, course, at, entries }, null, 1)}\n`;
}
