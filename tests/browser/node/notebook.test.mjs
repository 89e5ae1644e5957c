import assert from "node:assert/strict";
import { test } from "node:test";
import { missOf } from "../../../plugins/coursewright/browser/src/notebook/causes.ts";
import { missedOf } from "../../../plugins/coursewright/browser/src/notebook/missed.ts";
import { exportProgress } from "../../../plugins/coursewright/browser/src/progress.ts";
import { emptyRecord, withAttempt } from "../../../plugins/coursewright/browser/src/record.ts";
import {
  checkRecord,
  codeOf,
  recordText,
} from "../../../plugins/coursewright/browser/src/results/completion.ts";
import { countsOf, surenessOf } from "../../../plugins/coursewright/browser/src/results/figures.ts";
import { isPassed } from "../../../plugins/coursewright/browser/src/results/passed.ts";
import { onlyHash, onlyIn } from "../../../plugins/coursewright/browser/src/review/only.ts";

const DAY = 86_400;
const NOON = 1_796_126_400; // 2026-12-01
const answer = (day, got, sure) => ({
  a: `answer of day ${day}`,
  got: [got, 1],
  at: NOON + day * DAY,
  ms: 10,
  lang: "zh",
  ...(sure && { sure }),
});
const after = (...answers) =>
  answers.reduce((record, each) => withAttempt(record, "r", each), emptyRecord("r"));

test("what was never wrong is not in the notebook", () => {
  assert.equal(missedOf(emptyRecord("r")), null);
  assert.equal(missedOf(after(answer(0, 1, 1), answer(3, 1))), null);
});

test("a question leaves it after two days on which the first answer was right, not before", () => {
  const wrong = answer(0, 0, 3);
  assert.deepEqual(missedOf(after(wrong)), { sure: true, attempt: wrong });
  assert.deepEqual(missedOf(after(wrong, answer(0, 1))), { sure: true, attempt: wrong });
  assert.notEqual(missedOf(after(wrong, answer(0, 1), answer(1, 1), answer(1, 1))), null);
  assert.equal(missedOf(after(wrong, answer(1, 1), answer(2, 1))), null);
  assert.equal(missedOf(after(wrong, answer(1, 1), answer(2, 0), answer(3, 1))).sure, false);
});

test("the last wrong answer that is kept is shown; a wrong one in between has left none", () => {
  const [first, later] = [answer(0, 0), answer(4, 0)];
  assert.equal(missedOf(after(first, answer(1, 1), later)).attempt, later);
  assert.equal(missedOf(after(answer(0, 1), answer(1, 0), answer(2, 1))).attempt, null);
});

test("a miss is named by the question's kind and what was wrong of the answer", () => {
  const grade = (...marks) => ({
    got: 0,
    of: 2,
    marks: Object.fromEntries(marks.map((mark, i) => [i, mark])),
    slips: {},
  });
  assert.deepEqual(missOf("single", grade("wrong", "missed")), { cause: "picked", n: 0 });
  assert.deepEqual(missOf("multiple", grade("right", "missed")), { cause: "left_out", n: 1 });
  assert.deepEqual(missOf("multiple", grade("wrong", "missed")), { cause: "extra", n: 1 });
  assert.deepEqual(missOf("order", grade("wrong", "wrong")), { cause: "order", n: 2 });
  assert.deepEqual(missOf("categorise", grade("right", "wrong")), { cause: "rows", n: 1 });
  assert.deepEqual(missOf("numeric", grade("wrong")), { cause: "number", n: 0 });
  assert.deepEqual(missOf("blanks", grade("wrong", "missed")), { cause: "words", n: 2 });
  assert.deepEqual(missOf("blanks", null), { cause: "words", n: 0 });
  assert.deepEqual(missOf("dialogue", grade("wrong")), { cause: "rest", n: 0 });
});

test("an address names the questions to practise; what is no such address names none", () => {
  const names = ["first#who", "a-b#c-d"];
  assert.deepEqual(onlyIn(onlyHash(names)), names);
  for (const hash of ["", "#day", "#only=%"]) assert.equal(onlyIn(hash), null);
});

const LINES = [
  ["Learning record", "Moments"],
  ["Name", "Li Wei"],
  ["In all", "lessons passed 3/8"],
];
const TEXT = recordText("moments", LINES, "Check code");

test("a record is good as it is, and after what messengers do to it", () => {
  const lines = ["Learning record: Moments", "Name: Li Wei", "In all: lessons passed 3/8"];
  assert.deepEqual(checkRecord(TEXT, "moments"), { is: "good", lines });
  const mangled = `\n  ${TEXT.replaceAll(": ", "：\u00a0").replaceAll("\n", " \r\n\n")}\n\nsent from my phone`;
  assert.equal(checkRecord(mangled, "moments").is, "good");
  assert.match(codeOf("moments", lines), /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
});

test("a record is altered by any sign, cut short, or another course's; what is none says so", () => {
  for (const text of [
    TEXT.replace("Wei", "Mei"),
    TEXT.replace("3/8", "8/8"),
    TEXT.split("\n").slice(1).join("\n"),
    `Passed: yes\n${TEXT}`,
  ])
    assert.equal(checkRecord(text, "moments").is, "altered");
  assert.deepEqual(checkRecord(TEXT, "cooking"), { is: "foreign", course: "moments" });
  assert.equal(checkRecord(TEXT.replace("moments", "cooking"), "cooking").is, "altered");
  for (const text of ["", "hello", TEXT.split("\n")[3]])
    assert.equal(checkRecord(text, "moments").is, "none");
});

test("figures count what was right at first, what is right now, and how sure first answers were", () => {
  const rows = [
    after(answer(0, 0, 3), answer(1, 1)),
    after(answer(0, 1, 3)),
    after(answer(0, 1, 1), answer(2, 0)),
    null,
  ].map((record) => ({ found: {}, record }));
  assert.deepEqual(countsOf(rows), { of: 4, answered: 3, first: 2, now: 2 });
  assert.deepEqual(surenessOf(rows), [
    { sure: 1, n: 1, right: 1 },
    { sure: 2, n: 0, right: 0 },
    { sure: 3, n: 2, right: 1 },
  ]);
});

test("a lesson is passed when all its quizzes are", () => {
  assert.equal(isPassed({ quizzes: { a: { passed: true }, b: { passed: true } } }), true);
  for (const quizzes of [undefined, {}, [], { a: { passed: true }, b: { n: 1 } }, { a: 1 }])
    assert.equal(isPassed({ quizzes }), false);
});

test("the name that a record is made for is part of no copy", () => {
  const kept = new Map([
    ["d/name", "Li Wei"],
    ["l/first", '{"v":1}'],
  ]);
  const store = { names: () => [...kept.keys()], read: (name) => kept.get(name) ?? null };
  assert.deepEqual(Object.keys(JSON.parse(exportProgress(store, "moments", 1)).entries), ["l/first"]);
});
