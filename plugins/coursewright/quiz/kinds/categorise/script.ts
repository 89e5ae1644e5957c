/** Categorise: rows and their groups work as those of a match. */

export { kind } from "../match/script.ts";
