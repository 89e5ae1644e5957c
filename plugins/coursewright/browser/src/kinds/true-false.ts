/** True or false: the answer is a truth value; in the page its sides are called `true` and `false`. */

import { gradeOne } from "../grade.ts";
import type { Grade } from "../grade.ts";
import { pickedIn, pickIn, showChoices } from "./choices.ts";
import type { Kind } from "./kind.ts";

/** 1 of 1 for the truth. */
export function grade(key: unknown, answer: unknown): Grade {
  return gradeOne(String(key), typeof answer === "boolean" ? String(answer) : "");
}

/** True or false. */
export const trueFalse: Kind = {
  read(form) {
    const side = pickedIn(form)[0];
    return side === undefined ? null : side === "true";
  },
  write: (form, answer) => pickIn(form, [JSON.stringify(answer)]),
  grade,
  show: showChoices,
};
