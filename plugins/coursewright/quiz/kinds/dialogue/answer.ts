/** Dialogue: the answer is the way taken, `[[node, reply], …]`, from the start to the end. */

import { isText, listOf } from "../../../browser/src/answers.ts";
import type { Fits } from "../../../browser/src/answers.ts";
import type { Grade, Mark } from "../../../browser/src/grade.ts";
import { followed } from "../../../browser/src/way.ts";
import type { TalkKey } from "../../../browser/src/way.ts";

/** What an answer looks like where it is kept. */
export const fits: Fits = listOf(listOf(isText));

/**
 * The total above the worst, of what lies between best and worst; right is a reply that no other at its node
 * beats.
 */
export function grade(key: unknown, answer: unknown): Grade {
  const talk = key as TalkKey;
  const of = talk.best - talk.worst;
  const way = followed(talk, answer);
  const marks: Record<string, Mark> = {};
  let total = -talk.worst;
  if (way[way.length - 1]?.[2].then !== "end") return { got: 0, of, marks, slips: {} };
  for (const [node, reply, { score }] of way) {
    total += score;
    const others = Object.values(talk.nodes[node]!);
    marks[reply] = others.every((other) => other.score <= score) ? "right" : "wrong";
  }
  return { got: Math.min(Math.max(total, 0), of), of, marks, slips: {} };
}
