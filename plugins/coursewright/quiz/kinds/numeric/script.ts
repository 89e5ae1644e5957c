/** Numeric: the answer is the raw text by the field's token. */

import { readFields, showFields, writeFields } from "../../../browser/src/kinds/fields.ts";
import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { fits, grade } from "./answer.ts";

/** The number pads of phones have no minus: a button turns the sign. */
function prepare(form: HTMLFormElement): void {
  const sign = form.querySelector<HTMLButtonElement>("[data-sign]");
  const field = form.querySelector<HTMLInputElement>(".cw-num input");
  if (!sign || !field) return;
  sign.hidden = !matchMedia("(pointer: coarse)").matches;
  sign.addEventListener("click", () => {
    if (field.readOnly) return;
    const turned = field.value.replace(/^\s*[-−－]/, "");
    field.value = turned === field.value ? `−${turned}` : turned;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Numeric. */
export const kind: Kind = {
  fits,
  parts: true,
  typed: true,
  begun: "filled",
  missing: "fill_first",
  prepare,
  read: readFields,
  write: writeFields,
  grade,
  show: showFields,
};
