/** What kept answers look like, by kind; files are read where no page has the kinds themselves. */

import { isText, listOf, mapOf, partsOf } from "../answers.ts";
import type { Fits } from "../answers.ts";
import { like } from "./table.ts";

/** A rating of a scale. */
export function isRating(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 4;
}

const texts = mapOf(isText);

const SHAPES: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ["single", isText],
  ["multiple", listOf(isText)],
  ["true-false", (answer) => typeof answer === "boolean"],
  ["blanks", texts],
  ["numeric", texts],
  ["order", listOf(isText)],
  ["match", texts],
  ["categorise", texts],
  ["scale", mapOf(isRating)],
  ["reflection", partsOf({ text: isText, ticks: listOf(Number.isInteger) })],
  ["dialogue", listOf(listOf(isText))],
  ["transcript", partsOf({ marks: texts, rules: texts, line: isText, text: isText })],
]);

/** The shape of a kind's answers, by the name in `data-type`. */
export function shapeOf(kind = ""): Fits | undefined {
  return SHAPES.get(like(kind));
}

/** Whether an answer has the shape of any kind's answers. */
export function fitsSome(answer: unknown): boolean {
  return [...SHAPES.values()].some((fits) => fits(answer));
}
