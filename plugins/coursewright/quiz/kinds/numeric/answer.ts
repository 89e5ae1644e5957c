/** Numeric: the answer is the raw text by the field's token, as of a blank. */

export { fits, grade } from "../blanks/answer.ts";
