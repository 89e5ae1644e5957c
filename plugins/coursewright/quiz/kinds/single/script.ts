/** Single choice: the answer is a token. */

import { pickedIn, pickIn, showChoices, texts } from "../../../browser/src/kinds/choices.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { fits, grade } from "./answer.ts";

/** Single choice. */
export const kind: Kind = {
  fits,
  read: (form) => pickedIn(form)[0] ?? null,
  write: (form, answer) => pickIn(form, texts([answer])),
  grade,
  show: showChoices,
};
