/** Shapes of kept answers; what has another one is damaged. */

import { isObject } from "./record.ts";

/** Whether an answer has a kind's shape. */
export type Fits = (answer: unknown) => boolean;

/** A text or a token. */
export const isText: Fits = (answer) => typeof answer === "string";

/** A list of things of a shape. */
export function listOf(fits: Fits): Fits {
  return (answer) => Array.isArray(answer) && answer.every(fits);
}

/** Things of a shape by token. */
export function mapOf(fits: Fits): Fits {
  return (answer) =>
    isObject(answer) &&
    Object.entries(answer).every(([token, thing]) => /^[0-9a-f]{6}$/.test(token) && fits(thing));
}

/** An object with parts of some shapes, any of which may be missing. */
export function partsOf(parts: Readonly<Record<string, Fits>>): Fits {
  return (answer) =>
    isObject(answer) &&
    Object.entries(answer).every(([name, part]) => Object.keys(parts).includes(name) && parts[name]!(part));
}
