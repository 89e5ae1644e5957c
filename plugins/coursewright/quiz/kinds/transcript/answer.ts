/** Transcript: the answer is a mark for each asked line, the rule that a bad one breaks, one line rewritten. */

import { isText, mapOf, partsOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { isObject } from "../../../browser/src/record.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = partsOf({
  marks: mapOf(isText),
  rules: mapOf(isText),
  line: isText,
  text: isText,
});

/** Right marks and right rules of all; a rule counts only where the line was marked bad. */
export function grade(key: unknown, answer: unknown): Grade {
  const [chosen, rules] = [partOf(answer, "marks"), partOf(answer, "rules")];
  const marks: Record<string, Mark> = {};
  for (const [line, wanted] of Object.entries(isObject(key) ? key : {})) {
    if (!isObject(wanted)) continue;
    const mark = chosen[line];
    marks[line] = verdictOf(mark === "good" || mark === "bad" ? mark : "", wanted["mark"]);
    if (wanted["rule"]) marks[`${line}/rule`] = verdictOf(mark === "bad" ? rules[line] : "", wanted["rule"]);
  }
  const verdicts = Object.values(marks);
  return { got: verdicts.filter((mark) => mark === "right").length, of: verdicts.length, marks, slips: {} };
}

/** A part of an answer, or of a key; nothing where it is none. */
export function partOf(answer: unknown, name: string): Record<string, unknown> {
  const part = isObject(answer) ? answer[name] : null;
  return isObject(part) ? part : {};
}

function verdictOf(given: unknown, wanted: unknown): Mark {
  return given === wanted ? "right" : given && typeof given === "string" ? "wrong" : "missed";
}
