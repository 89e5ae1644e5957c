/** Multiple choice: the answer is a list of tokens. */

import { isText, listOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { texts } from "../../../browser/src/kinds/choices.ts";
import { isObject } from "../../../browser/src/record.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = listOf(isText);

/** Right picks minus wrong picks of all right ones, or 1 of 1 for exactly the right set. */
export function grade(key: unknown, answer: unknown): Grade {
  const { right, credit } = isObject(key) ? key : {};
  const wanted = new Set(texts(right));
  const picked = new Set(texts(answer));
  const marks: Record<string, Mark> = {};
  for (const token of wanted) marks[token] = picked.has(token) ? "right" : "missed";
  for (const token of picked) if (!wanted.has(token)) marks[token] = "wrong";
  const hits = [...picked].filter((token) => wanted.has(token)).length;
  const misses = picked.size - hits;
  if (credit === "all") return { got: hits === wanted.size && !misses ? 1 : 0, of: 1, marks, slips: {} };
  return { got: Math.max(0, hits - misses), of: wanted.size, marks, slips: {} };
}
