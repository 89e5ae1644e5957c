/** True or false: the answer is a truth value; in the page its sides are called `true` and `false`. */

import { pickedIn, pickIn, showChoices } from "../../../browser/src/kinds/choices.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { fits, grade } from "./answer.ts";

/** True or false. */
export const kind: Kind = {
  fits,
  read(form) {
    const side = pickedIn(form)[0];
    return side === undefined ? null : side === "true";
  },
  write: (form, answer) => pickIn(form, [JSON.stringify(answer)]),
  grade,
  show: showChoices,
};
