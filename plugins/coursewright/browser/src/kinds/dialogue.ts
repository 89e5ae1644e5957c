/** Dialogue: the answer is the way taken, `[[node, reply], …]`, from the start to the end. */

import type { Grade, Mark } from "../grade.ts";
import { isObject } from "../record.ts";
import { Talk } from "../talk.ts";
import { followed } from "../way.ts";
import type { TalkKey } from "../way.ts";
import type { Kind } from "./kind.ts";

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

const talks = new WeakMap<HTMLFormElement, Talk>();

/** Dialogue; the last reply ends an attempt, and the debrief tells all. */
export const dialogue: Kind = {
  own: true,
  begun: "talking",
  prepare(form, desk) {
    const place = form.querySelector<HTMLElement>(".cw-talk");
    if (place && isObject(desk.opened.key)) talks.set(form, new Talk(place, desk, form));
  },
  read: (form) => talks.get(form)?.way ?? null,
  write: (form, answer) => talks.get(form)?.go(answer),
  grade,
  show: (form) => talks.get(form)?.debrief(),
};
