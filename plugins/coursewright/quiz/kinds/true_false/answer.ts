/** True or false: the answer is a truth value; in the page its sides are called `true` and `false`. */

import type { Fits } from "../../../browser/src/answers.ts";
import { gradeOne } from "../../../browser/src/grade.ts";
import type { Grade } from "../../../browser/src/grade.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = (answer) => typeof answer === "boolean";

/** 1 of 1 for the truth. */
export function grade(key: unknown, answer: unknown): Grade {
  return gradeOne(String(key), typeof answer === "boolean" ? String(answer) : "");
}
