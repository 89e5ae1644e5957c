// How a lesson stands, and where a reader goes on: from what is kept, without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceIn, hashOf } from "../../../plugins/coursewright/browser/src/home/choice.ts";
import {
  goOnAt,
  isBehind,
  isLearned,
  minutesLeft,
  stopOf,
} from "../../../plugins/coursewright/browser/src/home/state.ts";

const passed = { n: 4, of: 4, percent: 75, passed: true, at: 9 };
const failed = { n: 4, of: 4, percent: 50, passed: false, at: 9 };
const begun = { n: 1, of: 4, to: "q-two", no: 2, at: 9 };
const states = (record, quizzes) => stopOf({ v: 1, ...record }, quizzes).state;

test("a lesson is passed when all its quizzes are, read when its text is, begun before", () => {
  for (const [record, quizzes, wanted] of [
    [{}, ["quiz"], "empty"],
    [{ pledge: { at: 1 } }, ["quiz"], "empty"],
    [{ read: ["idea"] }, ["quiz"], "half"],
    [{ quizzes: { quiz: begun } }, ["quiz"], "half"],
    [{ read: ["idea"], done: 5 }, ["quiz"], "full"],
    [{ read: ["idea"], done: 5, quizzes: { quiz: failed } }, ["quiz"], "full"],
    [{ quizzes: { quiz: passed } }, ["quiz"], "pass"],
    [{ quizzes: { quiz: passed } }, ["quiz", "other"], "half"],
    [{ quizzes: { quiz: passed, other: failed } }, ["quiz", "other"], "half"],
    [{ quizzes: { quiz: passed, other: passed } }, ["quiz", "other"], "pass"],
    [{ quizzes: { gone: passed } }, ["quiz"], "empty"],
    [{ read: ["idea"], done: 5 }, [], "full"],
    [{ quizzes: { quiz: "odd" }, read: 7 }, ["quiz"], "empty"],
  ])
    assert.equal(states(record, quizzes), wanted, JSON.stringify(record));
});

test("it says where to go on: the question without an answer, else the section that was not read", () => {
  assert.equal(stopOf({ here: { at: 1, to: "rule" } }, ["quiz"]).to, "rule");
  assert.equal(stopOf({ here: { at: 1, to: "rule" }, quizzes: { quiz: begun } }, ["quiz"]).to, "q-two");
  assert.equal(stopOf({ here: { at: 1, to: "rule" }, quizzes: { quiz: passed } }, ["quiz"]).to, "");
  assert.equal(stopOf({ here: "odd" }, []).to, "");
});

test("what is left of a lesson is its text and its questions, half each", () => {
  const left = (record, quizzes = ["quiz"]) => minutesLeft(20, stopOf({ v: 1, ...record }, quizzes), quizzes);
  assert.equal(left({}), 20);
  assert.equal(left({ done: 1, read: ["a"] }), 10);
  assert.equal(left({ quizzes: { quiz: { ...begun, n: 2 } } }), 5);
  assert.equal(left({ quizzes: { quiz: failed } }), 1);
  assert.equal(left({ quizzes: { quiz: passed } }), 0);
  assert.equal(left({ done: 1, read: ["a"] }, []), 0);
});

test("one goes on with what was touched last, else with what comes first, until all is behind", () => {
  const stop = (record) => stopOf({ v: 1, ...record }, ["quiz"]);
  const way = [{ quizzes: { quiz: passed }, at: 50 }, {}, { read: ["a"], at: 5 }, { read: ["a"], at: 8 }, {}];
  const at = (records) => {
    const stops = records.map(stop);
    return goOnAt(
      stops,
      stops.map((one) => isBehind(one, ["quiz"])),
    );
  };
  assert.equal(at(way), 3);
  assert.equal(at([way[0], way[1], way[4]]), 1);
  assert.equal(at([way[0]]), -1);
  assert.equal(at([{ read: ["a"] }, {}]), 0);
});

test("a lesson counts as learned where others require it once it was read or passed", () => {
  for (const [record, wanted] of [
    [{}, false],
    [{ read: ["a"] }, false],
    [{ read: ["a"], done: 4 }, true],
    [{ quizzes: { quiz: passed } }, true],
  ])
    assert.equal(isLearned(stopOf(record, ["quiz"])), wanted);
});

test("an address chooses what there is, and says what is chosen", () => {
  const ids = (name) => ({ role: ["", "clerk"], moment: ["", "waiting"] })[name];
  assert.deepEqual(choiceIn("#role=clerk&moment=waiting", ids), { role: "clerk", moment: "waiting" });
  assert.deepEqual(choiceIn("#role=nobody&moment=", ids), { moment: "" });
  assert.deepEqual(choiceIn("#route", ids), {});
  assert.equal(hashOf({ role: "clerk", moment: "" }), "#role=clerk");
  assert.equal(hashOf({ role: "", moment: "" }), "");
});
