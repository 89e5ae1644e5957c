// Whose files are whose, where names alone do not tell, and what is said of an exam that nobody can pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plainJson } from "../../../plugins/coursewright/browser/src/exam/attempt.ts";
import { digest } from "../../../plugins/coursewright/browser/src/seal.ts";
import { passOf } from "../../../plugins/coursewright/browser/src/trainer/grades.ts";
import { learnersOf } from "../../../plugins/coursewright/browser/src/trainer/learners.ts";
import { readResult } from "../../../plugins/coursewright/browser/src/trainer/results.ts";

const COURSE = { course: "c", names: {}, exams: [], questions: {} };

/** What a page has kept of somebody. */
const PROGRESS = JSON.stringify({ format: "coursewright/progress", v: 1, course: "c", entries: {} });

/** What was handed in on paper, or at a time `handed`. */
function handIn(file, answer, more = {}) {
  const values = {
    format: "coursewright/hand-in",
    v: 1,
    course: "c",
    version: "1",
    assessment: "exam",
    form: "A",
    lang: "zh",
    name: "Wang Li",
    start: 0,
    paused: 0,
    handed: 0,
    n: 1,
    answers: { "q#now": { a: answer, lang: "zh" } },
    ...more,
  };
  const check = digest(plainJson(values)).slice(0, 8);
  return readResult(file, JSON.stringify({ ...values, check }), "c");
}

test("two papers of one test under one name are two people's, and the same one twice is one", () => {
  const me = readResult("Wang Li.json", PROGRESS, "c");
  const files = [handIn("1.json", "a"), me, handIn("2.json", "b"), handIn("3.json", "a")];
  for (const order of [files, [...files].reverse()]) {
    const learners = learnersOf(order, COURSE);
    assert.deepEqual(
      learners.map(({ handIns }) => handIns.length),
      [1, 1],
    );
    assert.ok(learners.every(({ name, files: own }) => name === `Wang Li (${own[0]})`));
    assert.equal(new Set(learners.map(({ key }) => key)).size, 2);
  }
});

test("another test on paper, and attempts on a page, are the same person's", () => {
  const second = handIn("2.json", "b", { assessment: "test" });
  assert.equal(learnersOf([handIn("1.json", "a"), second], COURSE).length, 1);
  const tries = [handIn("1.json", "a", { handed: 5 }), handIn("2.json", "b", { handed: 9, n: 2 })];
  const [learner, ...others] = learnersOf(tries, COURSE);
  assert.deepEqual([learner.name, learner.handIns.length, others.length], ["Wang Li", 2, 0]);
});

test("of a test without a pass mark nobody says who passed", () => {
  const parts = (least) => [["one", least, "One"]];
  assert.equal(passOf({ least: 0, parts: parts(0) }, true), "no_pass_mark");
  assert.equal(passOf({ least: 0, parts: parts(50) }, false), "not_passed");
  assert.equal(passOf({ least: 60, parts: [] }, true), "passed");
});
