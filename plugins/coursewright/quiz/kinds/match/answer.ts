/** Match and categorise: the answer is a choice for each row, both by token. */

import { isText, mapOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { isObject } from "../../../browser/src/record.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = mapOf(isText);

/** Right choices of all rows. */
export function grade(key: unknown, answer: unknown): Grade {
  const given = isObject(answer) ? answer : {};
  const marks: Record<string, Mark> = {};
  for (const [row, wanted] of Object.entries(isObject(key) ? key : {})) {
    const choice = given[row];
    marks[row] = choice === wanted ? "right" : choice && typeof choice === "string" ? "wrong" : "missed";
  }
  const verdicts = Object.values(marks);
  return { got: verdicts.filter((mark) => mark === "right").length, of: verdicts.length, marks, slips: {} };
}
