/** Whether a question belongs into the notebook, by what is kept of it. Knows no page and no clock. */

import { daysOf } from "../days.ts";
import { isFull } from "../record.ts";
import type { Attempt, QuestionRecord } from "../record.ts";

/** On so many days in a row the first answer has to be right before a question leaves the notebook. */
const RIGHT_DAYS = 2;

/** A question that was answered wrong. */
export interface Missed {
  /** Whether one was sure of the wrong answer. */
  readonly sure: boolean;
  /** The last wrong answer that is kept; null where later ones have taken its place. */
  readonly attempt: Attempt | null;
}

/** What was missed of a question; null: nothing, or it was right often enough since. */
export function missedOf(record: QuestionRecord): Missed | null {
  const days = daysOf(record);
  const wrong = days.map(([, known]) => known < 2).lastIndexOf(true);
  if (wrong < 0 || days.length - 1 - wrong >= RIGHT_DAYS) return null;
  const attempt = [record.last, record.first].find((each) => each && !isFull(each.got)) ?? null;
  return { sure: days[wrong]![1] === 0, attempt };
}
