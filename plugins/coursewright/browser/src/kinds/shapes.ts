/** What kept answers look like, by kind; files are read where no page has the kinds themselves. */

import type { Fits } from "../answers.ts";
import { SHAPES } from "./answers.ts";
import { like } from "./table.ts";

/** The shape of a kind's answers, by the name in `data-type`. */
export function shapeOf(kind = ""): Fits | undefined {
  return SHAPES[like(kind)];
}

/** Whether an answer has the shape of any kind's answers. */
export function fitsSome(answer: unknown): boolean {
  return Object.values(SHAPES).some((fits) => fits(answer));
}
