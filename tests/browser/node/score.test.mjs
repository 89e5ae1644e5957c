import assert from "node:assert/strict";
import { test } from "node:test";
import { actsOf, phaseAfter, stateAfter } from "../../../plugins/coursewright/browser/src/feedback.ts";
import { byObjective, bySure, scoreOf } from "../../../plugins/coursewright/browser/src/score.ts";

const answer = (got, { points = 1, objective = "a", sure } = {}) => ({
  points,
  objective,
  last: { got, sure },
});
const record = (got, n = 1, shown = 0) => ({ v: 1, rev: "r", n, shown, hints: 0, best: got, last: { got } });

test("six of eight right, and the one that is short of a pass mark of 80", () => {
  const answers = [...Array(6).fill(answer([1, 1])), answer([0, 1]), answer([0, 1])];
  assert.deepEqual(scoreOf(answers, 80), { percent: 75, passed: false, short: 1, right: 6, of: 8 });
});

test("thirds add up to one", () => {
  const answers = [answer([1, 3]), answer([1, 3]), answer([1, 3]), answer([3, 3]), answer([3, 3])];
  assert.deepEqual(scoreOf(answers, 60), { percent: 60, passed: true, short: 0, right: 2, of: 5 });
});

test("a percentage is never rounded up to a pass", () => {
  const answers = [...Array(239).fill(answer([1, 1])), ...Array(61).fill(answer([0, 1]))];
  const score = scoreOf(answers, 80);
  assert.deepEqual([score.percent, score.passed, score.short], [79, false, 1]);
});

test("points weigh, and what gives no credit does not count", () => {
  const score = scoreOf([answer([1, 1], { points: 3 }), answer([0, 1]), answer([0, 0])], 75);
  assert.deepEqual([score.percent, score.passed, score.of], [75, true, 2]);
});

test("objectives count questions, and know of credit in parts", () => {
  const answers = [answer([1, 1]), answer([1, 2]), answer([0, 1], { objective: "b" })];
  assert.deepEqual(
    [...byObjective(answers)],
    [
      ["a", { right: 1, of: 2, some: true }],
      ["b", { right: 0, of: 1, some: false }],
    ],
  );
});

test("confidence counts only what was said", () => {
  const answers = [
    answer([1, 1], { sure: 3 }),
    answer([0, 1], { sure: 3 }),
    answer([1, 1], { sure: 1 }),
    answer([1, 1]),
  ];
  assert.deepEqual(
    [...bySure(answers)],
    [
      [3, { right: 1, of: 2 }],
      [1, { right: 1, of: 1 }],
    ],
  );
});

test("first feedback after a wrong check, all of it when right, shown, or with two options", () => {
  assert.equal(phaseAfter(record([0, 1]), 4), "checked");
  assert.equal(phaseAfter(record([1, 1]), 4), "full");
  assert.equal(phaseAfter(record([0, 1], 2, 2), 4), "full");
  assert.equal(phaseAfter(record([0, 1], 3, 2), 4), "checked");
  assert.equal(phaseAfter(record([0, 1]), 2), "full");
});

test("a state for each way an answer can end", () => {
  assert.deepEqual([record([2, 2]), record([1, 2]), record([0, 2]), record([0, 2], 2, 2)].map(stateAfter), [
    "right",
    "partly",
    "wrong",
    "shown",
  ]);
});

test("what is wrong is mended where it stands, then it goes on; the answer is offered after two wrong checks", () => {
  assert.deepEqual(actsOf("open", 0, true, false), ["check"]);
  assert.deepEqual(actsOf("checked", 1, true, false), ["check"]);
  assert.deepEqual(actsOf("checked", 2, true, false), ["show", "check"]);
  assert.deepEqual(actsOf("open", 2, false, false), ["show", "check"]);
  assert.deepEqual(actsOf("full", 0, true, false), ["next"]);
  assert.deepEqual(actsOf("full", 0, true, true), ["again", "next"]);
  assert.deepEqual(actsOf("full", 0, false, true), ["again"]);
});
