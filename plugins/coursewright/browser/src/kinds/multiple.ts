/** Multiple choice: the answer is a list of tokens. */

import { isObject } from "../record.ts";
import type { Grade, Mark } from "../grade.ts";
import { pickedIn, pickIn, showChoices, texts } from "./choices.ts";
import type { Kind } from "./kind.ts";

/** Right picks minus wrong picks of all right ones, or 1 of 1 for exactly the right set. */
export function grade(key: unknown, answer: unknown): Grade {
  const { right, credit } = isObject(key) ? key : {};
  const wanted = new Set(texts(right));
  const picked = new Set(texts(answer));
  const marks: Record<string, Mark> = {};
  for (const token of wanted) marks[token] = picked.has(token) ? "right" : "missed";
  for (const token of picked) if (!wanted.has(token)) marks[token] = "wrong";
  const hits = [...picked].filter((token) => wanted.has(token)).length;
  const misses = picked.size - hits;
  if (credit === "all") return { got: hits === wanted.size && !misses ? 1 : 0, of: 1, marks, slips: {} };
  return { got: Math.max(0, hits - misses), of: wanted.size, marks, slips: {} };
}

/** Multiple choice; what was picked stays for the next try. */
export const multiple: Kind = {
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
