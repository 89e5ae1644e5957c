/** Blanks: the answer is the raw text by the blank's token. */

import { fold } from "../fold.ts";
import type { Grade, Mark } from "../grade.ts";
import { gradeNumber, isNumber } from "../number.ts";
import { isObject } from "../record.ts";
import { texts } from "./choices.ts";
import { readFields, showFields, writeFields } from "./fields.ts";
import type { Kind } from "./kind.ts";

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

/** Blanks. */
export const blanks: Kind = {
  parts: true,
  typed: true,
  begun: "filled",
  counts: "counts_blanks",
  missing: "fill_first",
  read: readFields,
  write: writeFields,
  grade,
  show: showFields,
};
