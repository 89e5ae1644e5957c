import assert from "node:assert/strict";
import { test } from "node:test";
import { WANTED, recall, reviewed } from "../../../plugins/coursewright/browser/src/review/fsrs.ts";
import { memoryOf } from "../../../plugins/coursewright/browser/src/review/plan.ts";

/**
 * A made-up class. Its memory is of the model's kind, but no learner and no question is the model's average: what is
 * learnt first lasts from a third to three times as long (for 19 in 20), and the plan, which knows the average alone, is
 * not told.
 */
const [LEARNERS, QUESTIONS, DAYS] = [40, 50, 180];
const FIXED = [1, 7, 21, 60];
const RIGHT = 3;

function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Around 1, as often half as much as twice as much. */
const spread = (draw) => Math.exp((draw() + draw() + draw() - 1.5) * 0.8);

function memories() {
  const draw = chance(7);
  const learners = Array.from({ length: LEARNERS }, () => spread(draw));
  const questions = Array.from({ length: QUESTIONS }, () => spread(draw));
  const first = reviewed(null, RIGHT, 0);
  return learners.flatMap((learner) =>
    questions.map((question) => ({ ...first, stability: first.stability * learner * question })),
  );
}

/** Half a year of one learner and question: how many times it was asked, and the mean chance of recall. */
function lived(first, next, draw) {
  let [memory, last, asked, known] = [first, 0, 0, 0];
  let days = [[0, RIGHT]];
  let due = next(days, asked);
  for (let day = 1; day <= DAYS; day++) {
    const now = recall(memory, day - last);
    known += now;
    if (day !== due) continue;
    const how = draw() < now ? RIGHT : 1;
    memory = reviewed(memory, how, day - last);
    [last, asked, days] = [day, asked + 1, [...days, [day, how]]];
    due = next(days, asked);
  }
  return { asked, known: known / DAYS };
}

/** Questions asked of a learner, and mean recall. */
function classBy(next) {
  const draw = chance(11);
  const lives = memories().map((memory) => lived(memory, next, draw));
  const sum = (name) => lives.reduce((total, life) => total + life[name], 0);
  return { asked: sum("asked") / LEARNERS, known: sum("known") / lives.length };
}

const fixed = (_, asked) => FIXED[asked];

/** The first day on which recall is expected to be no more than what is wanted. */
const planned = (wanted) => (days) => {
  const memory = memoryOf(days);
  let wait = 1;
  while (recall(memory, wait) > wanted && wait < DAYS) wait++;
  return days[days.length - 1][0] + wait;
};

test("a class needs fewer questions by the plan than on fixed days, for the same recall", (t) => {
  const byDays = classBy(fixed);
  const wants = [0.7, 0.75, 0.8, 0.85, WANTED];
  const rows = wants.map((wanted) => ({ wanted, ...classBy(planned(wanted)) }));
  const said = ({ asked, known }) =>
    `${asked.toFixed(0)} questions a learner, recall ${(known * 100).toFixed(1)}%`;
  t.diagnostic(`days ${FIXED.join(", ")}: ${said(byDays)}`);
  for (const row of rows) t.diagnostic(`wanted ${row.wanted}: ${said(row)}`);
  const at = rows.findIndex(({ known }) => known > byDays.known);
  const [below, above] = [rows[at - 1], rows[at]];
  const part = (byDays.known - below.known) / (above.known - below.known);
  const asked = below.asked + part * (above.asked - below.asked);
  t.diagnostic(`same recall: ${asked.toFixed(0)} questions a learner`);
  assert.ok(asked < byDays.asked * 0.95, `${asked} and ${byDays.asked}`);
});
