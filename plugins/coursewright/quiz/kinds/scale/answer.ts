/** Scale: the answer is a rating −3 … +3 by the item's token. */

import { mapOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { isObject } from "../../../browser/src/record.ts";

/** A rating of a scale. */
export function isRating(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 4;
}

/** What an answer looks like where it is kept. */
export const fits: Fits = mapOf(isRating);

/** Items rated near enough of all items; none for a self-rating. */
export function grade(key: unknown, answer: unknown): Grade {
  const given = isObject(answer) ? answer : {};
  const marks: Record<string, Mark> = {};
  for (const [token, model] of Object.entries(isObject(key) ? key : {})) {
    const [wanted, around] = model as [number, number];
    const rating = given[token];
    if (!isRating(rating)) marks[token] = "missed";
    else marks[token] = Math.abs(rating - wanted) <= around ? "right" : "wrong";
  }
  const verdicts = Object.values(marks);
  return { got: verdicts.filter((mark) => mark === "right").length, of: verdicts.length, marks, slips: {} };
}
