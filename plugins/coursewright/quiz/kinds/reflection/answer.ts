/** Reflection: the answer is a text, and then the rubric's rows that were ticked. */

import { isText, listOf, partsOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import { hasWords } from "../../../browser/src/fold.ts";
import type { Grade } from "../../../browser/src/grade.ts";
import { isObject } from "../../../browser/src/record.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = partsOf({ text: isText, ticks: listOf(Number.isInteger) });

/** Never points; done when something is written. */
export function grade(_key: unknown, answer: unknown): Grade {
  const text = isObject(answer) ? answer["text"] : "";
  return {
    got: 0,
    of: 0,
    marks: typeof text === "string" && hasWords(text) ? {} : { text: "missed" },
    slips: {},
  };
}
