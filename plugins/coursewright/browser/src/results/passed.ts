/** Whether a lesson is passed, by its record. Knows no page. */

import { isObject } from "../record.ts";

/** Whether a lesson's record says that all its quizzes are passed. */
export function isPassed({ quizzes }: Readonly<Record<string, unknown>>): boolean {
  const rows = Object.values(isObject(quizzes) ? quizzes : {});
  return rows.length > 0 && rows.every((row) => isObject(row) && row["passed"] === true);
}
