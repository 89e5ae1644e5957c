/** Blanks: the answer is the raw text by the blank's token. */

import { readFields, showFields, writeFields } from "../../../browser/src/kinds/fields.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { fits, grade } from "./answer.ts";

/** Blanks. */
export const kind: Kind = {
  fits,
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
