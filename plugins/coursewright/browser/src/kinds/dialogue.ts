/** Dialogue: the answer is the way taken, `[[node, reply], …]`, from the start to the end. */

import type { Grade, Mark } from "../grade.ts";
import { isObject } from "../record.ts";
import { Talk } from "../talk.ts";
import type { Kind } from "./kind.ts";

/** A reply's score and where it leads. */
interface Step {
  readonly score: number;
  readonly then: string;
}

/** A conversation's key: its graph in tokens, the best and the worst total, where bands begin, highest first. */
export interface TalkKey {
  readonly start: string;
  readonly mood: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, Step>>>>;
  readonly best: number;
  readonly worst: number;
  readonly bands: readonly number[];
}

/** The total above the worst, of what lies between best and worst; right is a reply that no other at its node beats. */
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

/** The turns of an answer as far as they lead through the conversation; none if one of them does not. */
export function followed({ start, nodes }: TalkKey, answer: unknown): (readonly [string, string, Step])[] {
  const way: (readonly [string, string, Step])[] = [];
  let here = start;
  for (const turn of Array.isArray(answer) ? (answer as unknown[]) : []) {
    const [node, reply] = Array.isArray(turn) && turn.length === 2 ? (turn as unknown[]) : [];
    const replies = Object.entries(nodes).find(([name]) => name === node && name === here)?.[1] ?? {};
    const step = Object.entries(replies).find(([name]) => name === reply)?.[1];
    if (!step) return [];
    way.push([here, String(reply), step]);
    here = step.then;
  }
  return way;
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
