/** Single choice: the answer is a token. */

import { isText } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import { gradeOne } from "../../../browser/src/grade.ts";
import type { Grade } from "../../../browser/src/grade.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = isText;

/** 1 of 1 for the right token, else 0. */
export function grade(key: unknown, answer: unknown): Grade {
  return gradeOne(String(key), typeof answer === "string" ? answer : "");
}
