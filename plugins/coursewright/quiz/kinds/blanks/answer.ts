/** Blanks: the answer is the raw text by the blank's token. */

import { isText, mapOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import { fold } from "../../../browser/src/fold.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { texts } from "../../../browser/src/kinds/choices.ts";
import { gradeNumber, isNumber } from "../../../browser/src/number.ts";
import { isObject } from "../../../browser/src/record.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = mapOf(isText);

/** Right gaps of all gaps; `slips` tells which named wrong answer stands in a gap, by its number. */
export function grade(key: unknown, answer: unknown): Grade {
  const given = isObject(answer) ? answer : {};
  const marks: Record<string, Mark> = {};
  const slips: Record<string, string> = {};
  for (const [token, wanted] of Object.entries(isObject(key) ? key : {})) {
    if (!isObject(wanted)) continue;
    const [mark, slip] = (isNumber(wanted) ? gradeNumber : gradeWords)(wanted, given[token]);
    marks[token] = mark;
    if (slip !== undefined) slips[token] = slip;
  }
  const of = Object.keys(marks).length;
  return { got: Object.values(marks).filter((mark) => mark === "right").length, of, marks, slips };
}

function gradeWords(wanted: Record<string, unknown>, raw: unknown): readonly [Mark, string?] {
  const text = typeof raw === "string" ? fold(raw) : "";
  if (!text || texts(wanted["accept"]).includes(text)) return [text ? "right" : "missed"];
  const lists: unknown[] = Array.isArray(wanted["slips"]) ? wanted["slips"] : [];
  const slip = lists.findIndex((list) => texts(list).includes(text));
  return slip < 0 ? ["wrong"] : ["wrong", String(slip)];
}
