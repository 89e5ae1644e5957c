/** Single choice: the answer is a token. */

import { gradeOne } from "../grade.ts";
import type { Grade } from "../grade.ts";
import { pickedIn, pickIn, showChoices, texts } from "./choices.ts";
import type { Kind } from "./kind.ts";

/** 1 of 1 for the right token, else 0. */
export function grade(key: unknown, answer: unknown): Grade {
  return gradeOne(String(key), typeof answer === "string" ? answer : "");
}

/** Single choice. */
export const single: Kind = {
  read: (form) => pickedIn(form)[0] ?? null,
  write: (form, answer) => pickIn(form, texts([answer])),
  grade,
  show: showChoices,
};
