/** Which questions are in the notebook, without their cards. */

import type { Course, Found } from "../course/course.ts";
import type { QuestionRecord } from "../record.ts";
import { isToday, namesOf, recordOf } from "../review/rows.ts";
import type { Store } from "../store.ts";
import { missedOf } from "./missed.ts";
import type { Missed } from "./missed.ts";
import type { Words } from "../words.ts";

/** A question of the notebook with what is kept of it. */
export interface MissedRow {
  readonly found: Found;
  readonly record: QuestionRecord;
  readonly missed: Missed;
}

/** All of them; questions that have changed since they were answered wait in their lessons. */
export async function missedRows(course: Course, store: Store): Promise<MissedRow[]> {
  const names = namesOf(store, "q/");
  if (!names.length) return [];
  const rows = new Map([...(await course.questions(names)).values()].map((row) => [row.name, row]));
  return [...rows.values()].flatMap((found) => {
    const record = found.graded ? recordOf(store, found) : null;
    const missed = record && isToday(record, found) ? missedOf(record) : null;
    return record && missed ? [{ found, record, missed }] : [];
  });
}

/** Tell on the home how many there are. */
export async function showCount(
  home: HTMLElement,
  course: Course,
  store: Store,
  words: Words,
): Promise<void> {
  const { length: n } = await missedRows(course, store);
  home.querySelector("[data-more=notebook]")!.textContent = words(
    n === 1 ? "more_questions_one" : "more_questions",
    { n },
  );
}
