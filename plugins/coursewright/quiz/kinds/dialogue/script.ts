/** Dialogue: the answer is the way taken, `[[node, reply], …]`, from the start to the end. */

import type { Kind } from "../../../browser/src/kinds/kind.ts";
import { isObject } from "../../../browser/src/record.ts";
import { Talk } from "../../../browser/src/talk.ts";
import { fits, grade } from "./answer.ts";

const talks = new WeakMap<HTMLFormElement, Talk>();

/** Dialogue; the last reply ends an attempt, and the debrief tells all. */
export const kind: Kind = {
  fits,
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
