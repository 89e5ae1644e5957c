/** Multiple choice: the answer is a list of tokens. */

import { pickedIn, pickIn, showChoices, texts } from "../../../browser/src/kinds/choices.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { fits, grade } from "./answer.ts";

/** Multiple choice; what was picked stays for the next try. */
export const kind: Kind = {
  fits,
  parts: true,
  counts: "counts",
  read(form) {
    const picked = pickedIn(form);
    return picked.length ? picked : null;
  },
  write: (form, answer) => pickIn(form, texts(answer)),
  grade,
  show: showChoices,
};
