// Figures of the trainers' page on values known from the literature or counted by hand, and how files are read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { digest } from "../../../plugins/coursewright/browser/src/seal.ts";
import { plainJson } from "../../../plugins/coursewright/browser/src/exam/attempt.ts";
import { csvOf, isFormula } from "../../../plugins/coursewright/browser/src/trainer/csv.ts";
import { folded, learnersOf } from "../../../plugins/coursewright/browser/src/trainer/learners.ts";
import { marksFile } from "../../../plugins/coursewright/browser/src/trainer/marks.ts";
import { readResult, readResults } from "../../../plugins/coursewright/browser/src/trainer/results.ts";
import * as statistics from "../../../plugins/coursewright/browser/src/trainer/statistics.ts";
import { idleIn, looksAt, verdictOf } from "../../../plugins/coursewright/browser/src/trainer/verdicts.ts";

const { bootstrap, correlation, difference, generator, quantile, reliability, wilson } = statistics;
const near = (found, wanted, by = 1e-4) =>
  assert.ok(Math.abs(found - wanted) < by, `${found} is not ${wanted}`);
const COURSE = {
  course: "c",
  version: "1",
  lang: "zh",
  languages: ["zh"],
  names: {},
  kinds: {},
  modules: [],
  tests: [],
  exams: [],
  questions: { "q#now": { type: "single", rev: "r1", n: 1, stem: "", points: 1, was: ["q#then"] } },
};

test("Wilson's interval is that of Newcombe's table (1998, 81 of 263)", () => {
  const [low, high] = wilson(81, 263);
  near(low, 0.2553);
  near(high, 0.3662);
});

test("nobody of some has an interval from 0", () => assert.equal(wilson(0, 20)[0], 0));

test("all of some have an interval up to 1", () => assert.equal(wilson(20, 20)[1], 1));

test("a difference of shares is that of Newcombe's method 10 (56 of 70, 48 of 80)", () => {
  const [low, high] = difference(56, 70, 48, 80);
  near(low, 0.0524);
  near(high, 0.3339);
});

test("a quantile lies between two values", () => near(quantile([1, 2, 3, 4], 0.25), 1.75));

test("a correlation of what does not vary is none", () =>
  assert.equal(correlation([1, 1, 1], [1, 2, 3]), null));

test("a correlation of a line is one", () => near(correlation([1, 2, 3], [3, 5, 7]), 1, 1e-12));

test("the same seed draws the same interval, another one another", () => {
  const xs = [0, 1, 0, 1, 1, 0, 1, 0];
  const ys = [0.1, 0.9, 0.3, 0.7, 0.5, 0.4, 0.8, 0.2];
  assert.deepEqual(bootstrap(xs, ys, 5), bootstrap(xs, ys, 5));
  assert.notDeepEqual(bootstrap(xs, ys, 5), bootstrap(xs, ys, 6));
});

test("the generator gives mulberry32's numbers", () => {
  const next = generator(1);
  near(next(), 0.62707394058816135, 1e-15);
});

test("alpha of questions that always agree is one, and its error none", () => {
  const found = reliability([
    [1, 1],
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  near(found.alpha, 1, 1e-12);
  near(found.sem, 0, 1e-7);
});

test("alpha needs sums that vary", () =>
  assert.equal(
    reliability([
      [1, 0],
      [0, 1],
    ]),
    null,
  ));

const item = (more) => ({
  question: "q#now",
  rev: "r1",
  current: true,
  n: 30,
  difficulty: { right: 20, n: 30, p: 2 / 3, interval: wilson(20, 30) },
  discrimination: { r: 0.4, n: 30, interval: [0.1, 0.6] },
  choices: [],
  untaken: null,
  sure: 0,
  sureWrong: 0,
  gaps: [],
  ...more,
});

test("no verdict where an interval crosses its limit", () => {
  assert.equal(verdictOf(item({ discrimination: { r: -0.1, n: 30, interval: [-0.4, 0.05] } })), "weak");
  assert.equal(verdictOf(item({ discrimination: { r: -0.1, n: 30, interval: [-0.4, 0.25] } })), "open");
  assert.equal(
    verdictOf(item({ difficulty: { right: 12, n: 30, p: 0.4, interval: wilson(12, 30) } })),
    "fine",
  );
});

test("a verdict where the whole interval lies beyond it", () => {
  assert.equal(verdictOf(item({ discrimination: { r: -0.3, n: 30, interval: [-0.5, -0.01] } })), "key");
  assert.equal(
    verdictOf(item({ difficulty: { right: 5, n: 30, p: 1 / 6, interval: wilson(5, 30) } })),
    "hard",
  );
  assert.equal(verdictOf(item({ difficulty: { right: 60, n: 60, p: 1, interval: wilson(60, 60) } })), "easy");
  assert.equal(verdictOf(item({ difficulty: null })), "few");
});

test("a question that nobody has been taught is neither hard nor easy", () => {
  const hard = item({ difficulty: { right: 5, n: 30, p: 1 / 6, interval: wilson(5, 30) } });
  assert.equal(verdictOf(hard, false), "fine");
  assert.deepEqual(looksAt([{ taken: { taught: false }, items: [hard] }]), []);
});

test("of thirty nobody can be said to never take a choice, of eighty so", () => {
  const untaken = [{ token: "t", text: "", right: false, n: 0, high: 0, low: 0 }];
  assert.equal(idleIn(item({ untaken })), 0);
  assert.equal(idleIn(item({ untaken, n: 80 })), 1);
});

test("the key comes before what is hard, and older revisions are not looked at", () => {
  const key = item({ discrimination: { r: -0.3, n: 30, interval: [-0.5, -0.01] } });
  const hard = item({ difficulty: { right: 5, n: 30, p: 1 / 6, interval: wilson(5, 30) } });
  const looks = looksAt([{ taken: { taught: true }, items: [hard, { ...key, current: false }, key] }]);
  assert.deepEqual(
    looks.map(({ reason }) => reason),
    ["key", "hard"],
  );
});

const progress = (more = {}) =>
  JSON.stringify({ format: "coursewright/progress", v: 1, course: "c", entries: {}, ...more });
const refusal = (text) => readResult("a.json", text, "c").why;

test("each file that cannot be used says why", () => {
  assert.equal(refusal("{"), "json");
  assert.equal(refusal("[]"), "foreign");
  assert.equal(refusal('{"format":"something"}'), "foreign");
  assert.equal(refusal(progress({ v: 2 })), "newer");
  assert.equal(refusal(progress({ v: "1" })), "damaged");
  assert.equal(refusal(progress({ entries: [] })), "damaged");
  assert.equal(refusal(progress({ course: "d" })), "course");
});

test("a list of results is each of them, by its number", () => {
  const found = readResults("a.json", `\uFEFF[${progress({ name: "Lin" })}, {}]`, "c");
  assert.deepEqual(
    found.map(({ is, file, why }) => [is, file, why]),
    [
      ["progress", "a.json[1]", undefined],
      ["refused", "a.json[2]", "foreign"],
    ],
  );
  assert.deepEqual(
    ["[]", "{", progress()].map((text) => readResults("a.json", text, "c").map(({ file }) => file)),
    [["a.json"], ["a.json"], ["a.json"]],
  );
});

const attempt = (got, at) => ({ a: "t", got: [got, 1], at, ms: 5, lang: "zh" });
const record = (more) => ({ v: 1, rev: "r1", n: 1, best: [0, 1], shown: 0, hints: 0, ...more });

test("entries that make no sense are counted and left out", () => {
  const first = attempt(1, 5);
  const entries = { "q/q#now": record({ first, last: first }), "q/q#x": { v: 1 }, "l/x": "nothing" };
  const found = readResult("a.json", progress({ entries }), "c");
  assert.equal(found.odd, 2);
  assert.deepEqual([...found.entries.keys()], ["q/q#now"]);
});

test("a hand-in that was changed is refused, a sound one read", () => {
  const values = {
    format: "coursewright/hand-in",
    v: 1,
    course: "c",
    version: "1",
    assessment: "e",
    form: "A",
    lang: "zh",
  };
  const more = {
    name: "Wang",
    n: 1,
    start: 1,
    paused: 0,
    handed: 9,
    answers: { "q#now": { a: "t", lang: "zh" } },
  };
  const whole = { ...values, ...more };
  const check = digest(plainJson(whole)).slice(0, 8);
  assert.equal(readResult("a.json", JSON.stringify({ ...whole, check }), "c").is, "hand-in");
  assert.equal(refusal(JSON.stringify({ ...whole, name: "Li", check })), "changed");
});

test("two files of one learner are merged: the first answer is the earlier one, under today's name", () => {
  const one = { "q/q#then": record({ first: attempt(0, 5), last: attempt(0, 5) }), me: { v: 1, seed: "a" } };
  const two = {
    "q/q#now": record({ first: attempt(1, 9), last: attempt(1, 9), best: [1, 1] }),
    me: { v: 1, seed: "b" },
  };
  const files = [
    readResult("Wang.json", progress({ entries: one }), "c"),
    readResult("WANG (2).json", progress({ entries: two }), "c"),
  ];
  for (const order of [files, [...files].reverse()]) {
    const learners = learnersOf(order, COURSE);
    assert.equal(learners.length, 1);
    const merged = JSON.parse(learners[0].entries.get("q/q#now"));
    assert.deepEqual([merged.first.at, merged.last.at, merged.best], [5, 9, [1, 1]]);
  }
});

test("files that pages named are told apart by their seeds", () => {
  const file = (name, seed) => readResult(name, progress({ entries: { me: { v: 1, seed } } }), "c");
  const learners = learnersOf(
    [file("c-progress.json", "a"), file("c-progress (1).json", "b"), file("c-progress (2).json", "a")],
    COURSE,
  );
  assert.deepEqual(
    learners.map(({ name, files }) => [name, files.length]),
    [
      ["", 2],
      ["", 1],
    ],
  );
});

test("a name is compared without width, case and white space", () =>
  assert.equal(folded(" ＷＡＮＧ  li"), "wang li"));

test("a table begins with a mark, and no cell of it runs as a formula", () => {
  const text = csvOf([["a,b", '"', "=1+1", "＝1", -1, 0.5, Number.NaN]]);
  assert.equal(text, '\uFEFF"a,b","""",\'=1+1,\'＝1,-1,0.5,\r\n');
  assert.ok(["+", "-", "@", "\t", "＋"].every((sign) => isFormula(`${sign}1`)));
});

test("marks are a file of progress with entries of their own", () => {
  const row = { question: "q#now", rev: "r1", at: 3 };
  const file = JSON.parse(marksFile("c", [[row, { ticks: [0], note: "Well done.", at: 8 }]], 9));
  assert.equal(file.format, "coursewright/progress");
  assert.deepEqual(file.entries, {
    "m/q#now": { v: 1, rev: "r1", of: 3, ticks: [0], note: "Well done.", at: 8 },
  });
});
