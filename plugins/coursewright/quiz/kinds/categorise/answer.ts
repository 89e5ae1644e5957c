/** Categorise: the answer is a group for each row, both by token, as a match's is. */

export { fits, grade } from "../match/answer.ts";
