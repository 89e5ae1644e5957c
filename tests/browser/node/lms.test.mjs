// What learning platforms are told: times, answers, the text they keep, how far one is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Legend } from "../../../plugins/coursewright/browser/src/copy/legend.ts";
import {
  clock,
  moment,
  timeOfDay,
  plainAnswer,
  plainPattern,
  richAnswer,
  richPattern,
  span,
} from "../../../plugins/coursewright/browser/src/lms/forms.ts";
import { keptText, mostSigns, readKept } from "../../../plugins/coursewright/browser/src/lms/kept.ts";
import { LearnerShelf } from "../../../plugins/coursewright/browser/src/lms/shelf.ts";
import { bytesOf, signsOf } from "../../../plugins/coursewright/browser/src/lms/signs.ts";
import { standingOf } from "../../../plugins/coursewright/browser/src/lms/standing.ts";
import { prefixOf, openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const DAY = 86_400;
const NOW = 1_790_000_000;
const KINDS = ["single", "multiple", "true-false", "order", "match", "scale", "blanks", "dialogue"];

/** A course of some lessons with a quiz of so many questions each. */
function course(lessons, questions, mark = "") {
  const quizzes = Array.from({ length: lessons }, (_, i) =>
    Array.from({ length: questions }, (__, k) => ({
      name: `quiz-${i}#question-${k}`,
      kind: KINDS[k % KINDS.length],
      rev: `0000${mark || "00"}${`${k}`.padStart(2, "0")}`,
      graded: true,
      points: 1,
      was: [],
      quiz: { id: `quiz-${i}`, address: `m/lesson-${i}.html` },
    })),
  );
  return {
    quizzes,
    lessons: Array.from({ length: lessons }, (_, i) => ({
      slug: `lesson-${i}`,
      address: `m/lesson-${i}.html`,
    })),
  };
}

function legendOf({ quizzes, lessons }) {
  return new Legend({
    questions: quizzes.flat().map(({ name, rev }) => ({ name, rev, tokens: ["aaaaaa", "bbbbbb", "cccccc"] })),
    lessons: lessons.map(({ slug }) => ({ slug, sections: ["one", "two"] })),
  });
}

const ANSWERS = {
  single: "aaaaaa",
  multiple: ["aaaaaa", "bbbbbb"],
  "true-false": true,
  order: ["bbbbbb", "aaaaaa"],
  match: { aaaaaa: "bbbbbb" },
  scale: { aaaaaa: -3 },
  blanks: { aaaaaa: "a long text that somebody has written here, word by word" },
  dialogue: [["aaaaaa", "bbbbbb"]],
};

/** Everything answered, in states that follow one another. */
function answered(known, at = NOW) {
  const rows = known.quizzes.flat().map(({ name, rev, kind }, i) => {
    const got = [
      [1, 1],
      [0, 1],
      [1, 2],
      [0, 2],
    ][i % 4];
    const n = 1 + (i % 3);
    const last = {
      a: ANSWERS[kind],
      got,
      at: at + 97 * i,
      ms: 1000 + 331 * i,
      lang: "en",
      sure: 1 + (i % 3),
    };
    return [
      `q/${name}`,
      { v: 1, rev, n, first: last, last, best: got, shown: i % 7 === 6 ? n : 0, hints: 0 },
    ];
  });
  const lessons = known.lessons.map(({ slug }, i) => [
    `l/${slug}`,
    {
      v: 1,
      begun: at + i * DAY,
      done: at + i * DAY,
      at: at + i * DAY,
      read: ["one", "two"],
      quizzes: { [`quiz-${i}`]: { n: 8, of: 8, percent: 50 + i, passed: i % 2 === 0, at } },
    },
  ]);
  return [["me", { v: 1, seed: "ab" }], ...rows, ...lessons];
}

test("times are written as each standard wants them", () => {
  assert.equal(clock(0), "0000:00:00.00");
  assert.equal(clock(3_725_230), "0001:02:05.23");
  assert.match(clock(1e15), /^9999:\d\d:\d\d\.\d\d$/);
  assert.equal(span(1234), "PT1.23S");
  assert.equal(span(3_725_239), "PT1H2M5.24S");
  assert.equal(span(59_999), "PT1M0S");
  assert.equal(moment(NOW), "2026-09-21T14:13:20.0Z");
  const zone = process.env.TZ;
  process.env.TZ = "Asia/Shanghai";
  assert.equal(timeOfDay(NOW), "22:13:20");
  process.env.TZ = zone ?? "UTC";
});

test("answers are written as each standard wants them, and no longer than it takes", () => {
  assert.equal(plainAnswer("choice", ["a", "c"]), "a,c");
  assert.equal(plainAnswer("true-false", ["false"]), "f");
  assert.equal(plainAnswer("matching", [["1", "b"]]), "1.b");
  assert.equal(plainAnswer("long-fill-in", ["字".repeat(300)]).length, 255);
  assert.equal(plainPattern("numeric", ["0.4[:]0.5"]), null);
  assert.equal(plainPattern("numeric", ["4[:]4"]), "4");
  const rich = (type, parts) => richAnswer({ type, lang: "en" }, parts);
  assert.equal(rich("choice", ["a", "c"]), "a[,]c");
  assert.equal(
    rich("matching", [
      ["1", "b"],
      ["2", "a"],
    ]),
    "1[.]b[,]2[.]a",
  );
  assert.equal(rich("long-fill-in", ["x".repeat(5000)]).length, 4000);
  assert.equal(
    rich(
      "fill-in",
      Array.from({ length: 12 }, () => "word"),
    ).split("[,]").length,
    1,
  );
  assert.equal(richPattern({ type: "numeric", lang: "en" }, ["3"]), "3[:]3");
  assert.equal(richPattern({ type: "numeric", lang: "en" }, ["1[:]5"]), "1[:]5");
});

test("bytes come back from signs", () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 77 + length * 13) % 256);
    assert.deepEqual(bytesOf(signsOf(bytes)), bytes);
  }
});

test("a platform that keeps enough gives everything back as it was", () => {
  const known = course(3, 8);
  const legend = legendOf(known);
  const entries = answered(known);
  const text = keptText(entries, known, legend, 64_000);
  assert.match(text, /^[\w.-]+$/);
  assert.deepEqual(new Map(readKept(text, known, legend).whole), new Map(entries));
});

test("in the least room how each question and lesson stands comes back, the latest whole", () => {
  const known = course(39, 26);
  const legend = legendOf(known);
  const entries = answered(known);
  const text = keptText(entries, known, legend, 4096);
  assert.ok(text.length <= 4096, `${text.length}`);
  const { whole, weak } = readKept(text, known, legend);
  assert.ok(whole.length > 20, `${whole.length}`);
  const there = new Map(entries);
  for (const [name, value] of whole) assert.deepEqual(value, there.get(name));
  const stands = new Map(weak);
  for (const [name, value] of entries) {
    if (name === "me") continue;
    const back = stands.get(name);
    if (name.startsWith("l/")) {
      assert.equal(Math.floor(back.done / DAY), Math.floor(value.done / DAY));
      const [[quiz, { percent, passed }]] = Object.entries(value.quizzes);
      assert.deepEqual([back.quizzes[quiz].percent, back.quizzes[quiz].passed], [percent, passed]);
      continue;
    }
    const full = ({ got }) => got[0] === got[1];
    assert.equal(full(back.last), full(value.last) && value.shown !== value.n, name);
    assert.equal(back.shown === back.n, value.shown === value.n, name);
    if (back.last.a === true || back.last.a === false) assert.equal(back.last.a, value.last.a);
  }
});

test("an exam comes back before answers, of which the state tells, and what never fits takes nothing along", () => {
  const known = course(39, 8);
  const legend = legendOf(known);
  const exam = (size) => [
    "x/final",
    {
      v: 1,
      n: 1,
      start: NOW - DAY,
      answers: Object.fromEntries(
        Array.from({ length: size }, (_, i) => [`final#${i * 7919}`, { a: `${(i * 104_729) % 9973}` }]),
      ),
    },
  ];
  const names = (size) => {
    const text = keptText([...answered(known), exam(size)], known, legend, 4096);
    assert.ok(text.length <= 4096);
    return readKept(text, known, legend).whole.map(([name]) => name);
  };
  assert.deepEqual(names(40).slice(0, 2), ["me", "x/final"]);
  assert.ok(!names(700).includes("x/final"));
  assert.ok(names(700).length > 20);
});

test("no course takes more signs than is said of it", () => {
  for (const [lessons, questions] of [
    [1, 1],
    [39, 26],
    [100, 7],
  ]) {
    const known = course(lessons, questions);
    const most = mostSigns(known);
    assert.ok(keptText(answered(known), known, legendOf(known), most).length <= most);
    assert.ok(keptText(answered(known), known, legendOf(known), 0).length <= most);
  }
});

test("after a change of the course what is not changed comes back", () => {
  const known = course(4, 8);
  const text = keptText(answered(known), known, legendOf(known), mostSigns(known));
  const changed = {
    ...known,
    quizzes: known.quizzes.map((rows, i) => (i === 1 ? course(4, 8, "ff").quizzes[1] : rows)),
  };
  const { weak } = readKept(text, changed, legendOf(changed));
  const names = weak.map(([name]) => name);
  assert.ok(names.includes("q/quiz-0#question-0") && names.includes("q/quiz-2#question-0"));
  assert.ok(!names.some((name) => name.startsWith("q/quiz-1#")));
});

test("a damaged, cut or foreign text is none", () => {
  const known = course(2, 8);
  const legend = legendOf(known);
  const text = keptText(answered(known), known, legend, 4096);
  for (const other of ["", "x", text.slice(0, -1), `${text}A`, text.replace("1", "2"), "<xml/>", "1abcd..."])
    assert.equal(readKept(other, known, legend), null, other.slice(0, 20));
});

test("how far one is counts the lessons of the package, and loses nothing that was reached", () => {
  const known = course(2, 4);
  const shelf = new LearnerShelf(() => null, "lin");
  const store = openStore(
    "c",
    () => shelf,
    () => shelf,
  );
  const parts = known.lessons.map((lesson, i) => ({ lesson, questions: known.quizzes[i] }));
  const none = { done: false, passed: false };
  const nothing = { done: false, passed: false, failed: false, score: 0 };
  assert.deepEqual(standingOf(parts, store, none), nothing);
  // A platform calls it done, though nothing is answered: that is no failing.
  assert.deepEqual(standingOf(parts, store, { done: true, passed: false }), { ...nothing, done: true });
  for (const [name, value] of answered(known))
    shelf.setItem(`${prefixOf("c")}${name}`, JSON.stringify(value));
  const first = standingOf([parts[0]], store, none);
  assert.equal(first.done, true);
  assert.equal(first.passed, true);
  assert.equal(first.score, (1 + 0 + 0.5 + 0) / 4);
  const all = standingOf(parts, store, none);
  assert.deepEqual([all.done, all.passed, all.failed], [true, false, true]);
  assert.deepEqual(standingOf([], store, { done: true, passed: true }), {
    done: true,
    passed: true,
    failed: false,
    score: null,
  });
});
