import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  begin,
  elapsed,
  fileName,
  firstForm,
  handIn,
  nextAttempt,
  plainJson,
  readAttempt,
  withAnswer,
  withPause,
  withResume,
} from "../../../plugins/coursewright/browser/src/exam/attempt.ts";
import { addUp, inPoints } from "../../../plugins/coursewright/browser/src/exam/score.ts";
import { digest } from "../../../plugins/coursewright/browser/src/seal.ts";

const rows = (name) => JSON.parse(readFileSync(`${process.env.CASES}/exam/${name}.json`, "utf8"));
const told = ({ got, of, percent, met }) => [inPoints(got), of, percent, met];

for (const row of rows("score")) {
  test(row.name, () => {
    const score = addUp(row.credits, row.least, row.parts);
    assert.deepEqual(told(score.whole), row.whole);
    assert.deepEqual(score.parts.map(told), row.each);
    assert.deepEqual(score.scenarios.map(told), row.scenarios);
    assert.equal(score.passed, row.passed);
  });
}

test("the check code of a hand-in is the one that Python makes", () => {
  const [{ check, ...values }] = rows("hand-in");
  assert.equal(digest(plainJson(values)).slice(0, 8), check);
});

const first = begin(null, 2, 3, "A", 100);

test("a hand-in names course, form and answers", () => {
  const sender = { course: "c", version: "1", assessment: "x", form: "C", lang: "zh" };
  const file = handIn({ ...withAnswer(first, "x#q", ["b", "a"], "zh"), handed: 200 }, sender, digest);
  const { check, ...values } = file;
  assert.equal(check, digest(plainJson(values)).slice(0, 8));
  assert.deepEqual([values.format, values.v, values.form, values.n], ["coursewright/hand-in", 1, "C", 1]);
  assert.deepEqual(values.answers, { "x#q": { a: ["b", "a"], lang: "zh" } });
});

test("a retake has the next form, round the end", () => {
  const again = begin({ ...first, handed: 200 }, 2, 3, "A", 300);
  assert.deepEqual([again.n, again.form, again.before], [2, 0, [[2, 200]]]);
});

test("learners spread over the forms", () => {
  const counts = [0, 0, 0];
  for (let seed = 0; seed < 3000; seed++) counts[firstForm(digest(String(seed)), 3)]++;
  assert.ok(
    counts.every((count) => count > 900),
    String(counts),
  );
});

test("pauses are no work, and a second pause or resume changes nothing", () => {
  const paused = withPause(withPause(first, 110), 115);
  assert.equal(elapsed(paused, 500), 10);
  const going = withResume(withResume(paused, 160), 170);
  assert.equal(elapsed(going, 170), 20);
  assert.equal(elapsed({ ...going, handed: 180 }, 999), 30);
});

test("a clock that was set back makes no negative time", () => {
  assert.equal(elapsed(first, 50), 0);
  assert.equal(withResume(withPause(first, 200), 150).paused, 0);
});

test("retakes are counted, and open after their days", () => {
  const handed = { ...first, handed: 1000 };
  assert.equal(nextAttempt(handed, null), null);
  assert.deepEqual(nextAttempt(handed, { days: 7, times: 1 }), { left: 1, from: 1000 + 7 * 86400 });
  assert.equal(nextAttempt({ ...handed, n: 2 }, { days: 7, times: 1 }), null);
});

test("an answer that was taken away is not kept", () => {
  assert.deepEqual(withAnswer(withAnswer(first, "q", "t", "zh"), "q", null, "zh").answers, {});
});

test("a sound attempt is read, a newer one left alone, all else is damaged", () => {
  assert.deepEqual(readAttempt(JSON.stringify(first)), { is: "attempt", attempt: first });
  assert.equal(readAttempt(null).is, "absent");
  assert.equal(readAttempt('{"v":2}').is, "newer");
  const broken = [
    "{",
    "3",
    "null",
    "[]",
    "{}",
    ...["n", "form", "start", "paused"].map((key) => JSON.stringify({ ...first, [key]: -1 })),
  ];
  broken.push(
    JSON.stringify({ ...first, answers: { q: 3 } }),
    JSON.stringify({ ...first, before: 1 }),
    JSON.stringify({ ...first, name: 3 }),
  );
  broken.push(JSON.stringify({ ...first, handed: 200, credits: [{ points: 1, got: 0, of: 0 }] }));
  for (const text of broken) assert.equal(readAttempt(text).is, "damaged", text);
});

test("a file tells whose it is and of which form, in signs that every system takes", () => {
  assert.equal(fileName("certification", "A", "李明", "b08eba7b"), "certification-A-李明-b08eba7b.json");
  assert.equal(fileName("exam", "B", " Ana  López / 2 ", "1"), "exam-B-Ana-López-2-1.json");
  assert.equal(fileName("exam", "B", "../..\\CON:*?", "1"), "exam-B-CON-1.json");
  assert.equal(fileName("exam", "A", "", "1"), "exam-A-1.json");
  assert.ok(fileName("exam", "A", "x".repeat(500), "1").length < 60);
});
