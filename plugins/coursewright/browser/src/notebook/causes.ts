/** What kind of miss a wrong answer is, from its kind and its grade. Knows no page. */

import { countMarks } from "../grade.ts";
import type { Grade } from "../grade.ts";
import { like } from "../kinds/table.ts";

/** The kinds of miss, in the order in which the notebook lists them. */
export const CAUSES = [
  "sure",
  "picked",
  "extra",
  "left_out",
  "order",
  "rows",
  "number",
  "words",
  "rest",
] as const;

/** Thought sure; chosen wrong; too many or too few chosen; an order; rows; a number; words; something else. */
export type Cause = (typeof CAUSES)[number];

/** A kind of miss with how many parts of the answer it concerns; 0 where that says nothing. */
export interface Miss {
  readonly cause: Cause;
  readonly n: number;
}

const BY_KIND: Readonly<Record<string, Cause>> = {
  single: "picked",
  "true-false": "picked",
  order: "order",
  match: "rows",
  categorise: "rows",
  scale: "rows",
  numeric: "number",
  blanks: "words",
};
const COUNTED: ReadonlySet<Cause> = new Set(["order", "rows", "words"]);

/** The miss of an answer of a kind; without a grade only the kind is known. */
export function missOf(kind: string, grade: Grade | null): Miss {
  const { wrong, missed } = grade ? countMarks(grade) : { wrong: 0, missed: 0 };
  if (like(kind) === "multiple")
    return wrong ? { cause: "extra", n: wrong } : { cause: "left_out", n: missed };
  const cause = BY_KIND[like(kind)] ?? "rest";
  return { cause, n: COUNTED.has(cause) ? wrong + missed : 0 };
}
