/** Order: the answer is a list of all tokens from first to last; steps are tapped one by one, then rows move by buttons, or by a mouse. */

import { isText, listOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { texts } from "../../../browser/src/kinds/choices.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = listOf(isText);

/** Items that stand right behind the one they should follow, of all but the first. */
export function grade(key: unknown, answer: unknown): Grade {
  const right = texts(key);
  const order = Array.isArray(answer) ? (answer as unknown[]) : [];
  const marks: Record<string, Mark> = {};
  const whole =
    texts(order).length === order.length && String([...order].sort()) === String([...right].sort());
  if (whole)
    order.forEach(
      (token, i) =>
        (marks[String(token)] = right[right.indexOf(String(token)) - 1] === order[i - 1] ? "right" : "wrong"),
    );
  else for (const token of right) marks[token] = "missed";
  return {
    got: right.slice(1).filter((token) => marks[token] === "right").length,
    of: right.length - 1,
    marks,
    slips: {},
  };
}
