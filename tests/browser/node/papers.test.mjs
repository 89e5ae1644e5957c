// Pages of answer sheets that were read: which sheet each is of, what papers they make, what these hand in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answerOf } from "../../../plugins/coursewright/browser/src/scan/answers.ts";
import { sheetOf } from "../../../plugins/coursewright/browser/src/scan/code.ts";
import { isSameHand } from "../../../plugins/coursewright/browser/src/scan/hand.ts";
import {
  inOrder,
  join,
  likeOf,
  openIn,
  papersOf,
  partnersOf,
  takeApart,
} from "../../../plugins/coursewright/browser/src/scan/papers.ts";
import { Pile } from "../../../plugins/coursewright/browser/src/scan/pile.ts";
import { circlesOf } from "../../../plugins/coursewright/browser/src/scan/plan.ts";

const LAYOUT = { forms: { x: 37, y: 69, pitch: 7.5, line: 6 } };
const ROW = {
  name: "",
  label: "",
  choices: [
    ["A", "aa"],
    ["B", "bb"],
  ],
};
const ASKED = { question: "x#q", number: 1, taken: "first", walked: false, many: false, rows: [ROW] };
const FORM = {
  assessment: "x",
  language: "en",
  form: "A",
  mark: "m1",
  letters: "AB",
  asked: [ASKED],
  off: [],
  pages: [
    { circles: [[0, 0, [40, 90, 47.5, 90]]], written: [] },
    { circles: [], written: [] },
  ],
};
const PRINTED = { course: "c", forms: [FORM] };

test("the circles of forms stand in two lines at most", () => {
  const spots = (letters) => circlesOf(LAYOUT, FORM, FORM.pages[0], letters)[0].spots;
  assert.deepEqual(spots("AB"), [
    [37, 69],
    [44.5, 69],
  ]);
  assert.deepEqual(
    [spots("ABCDEFG")[0], spots("ABCDEFG")[6]],
    [
      [37, 65.25],
      [37, 72.75],
    ],
  );
  assert.equal(circlesOf(LAYOUT, FORM, FORM.pages[0], "ABCDEFGHIJKLM").length, 1);
  assert.equal(circlesOf(LAYOUT, FORM, FORM.pages[0], "")[0].row, ROW);
});

test("a code names its sheet, and what is none of ours is refused with the reason", () => {
  const why = (text) => {
    try {
      return sheetOf(text, PRINTED).letters;
    } catch (fault) {
      return [fault.why, fault.other];
    }
  };
  assert.equal(why("CW1 c/x/A 2/2 en m1 AC"), "AC");
  assert.equal(why("CW1 c/x/A 2/2 en m1"), "AB");
  assert.equal(why("CW1 c/x/A 2/2 en m1 -"), "");
  assert.deepEqual(why("CW1 d/x/A 2/2 en m1 AB"), ["course", "d"]);
  assert.deepEqual(why("CW1 c/y/A 2/2 en m1 AB"), ["assessment", "y"]);
  assert.deepEqual(why("CW1 c/x/A 2/2 de m1 AB"), ["assessment", "x"]);
  assert.deepEqual(why("CW1 c/x/C 2/2 en m1 AB"), ["form", "C"]);
  assert.deepEqual(why("CW1 c/x/A 2/2 en m0 AB"), ["version", ""]);
  assert.deepEqual(why("CW1 c/x/A 3/3 en m1 AB"), ["page", "3"]);
  assert.deepEqual(why("CW1 something else"), ["code", ""]);
});

const hand = (...dark) => ({
  width: 30,
  values: Float32Array.from({ length: 300 }, (_, at) => Number(dark.includes(at))),
});
const LIN = hand(...Array.from({ length: 20 }, (_, at) => 31 + at));
const WU = hand(...Array.from({ length: 20 }, (_, at) => 151 + at));
const sheet = (
  file,
  number,
  { values = ["aa"], doubt = "", ink = LIN, form = FORM, refused = 0, stack = "" } = {},
) => ({
  file,
  stack,
  form,
  refused,
  reading: { number, rows: [{ asked: ASKED, row: ROW, values, doubt }], hand: ink },
  decided: new Map(),
  like: null,
  placed: null,
});

test("what is written twice is the same a little beside, and another name is not", () => {
  const beside = hand(...Array.from({ length: 20 }, (_, at) => 62 + at));
  assert.ok(isSameHand(LIN, beside));
  assert.ok(!isSameHand(LIN, WU));
  assert.ok(!isSameHand(LIN, hand()));
});

test("a page like one that is there is found by its answers and the name on it", () => {
  const first = sheet("a.jpg", 1);
  assert.equal(likeOf(sheet("b.jpg", 1), [first]), first);
  assert.equal(likeOf(sheet("b.jpg", 2), [first]), null);
  assert.equal(likeOf(sheet("b.jpg", 1, { values: ["bb"] }), [first]), null);
  assert.equal(likeOf(sheet("b.jpg", 1, { ink: WU }), [first]), null);
  assert.equal(likeOf(sheet("b.jpg", 1, { form: { ...FORM } }), [first]), null);
});

test("files come as cameras count them", () => {
  const names = ["page 10.jpg", "page 2.jpg", "IMG_9.jpg", "IMG_11.jpg"];
  assert.deepEqual(
    inOrder(names.map((name) => ({ name }))).map(({ name }) => name),
    ["IMG_9.jpg", "IMG_11.jpg", "page 2.jpg", "page 10.jpg"],
  );
});

test("pages that follow one another are one paper, each with a name of its own", () => {
  const twice = { ...sheet("p.jpg", 1), like: sheet("p.jpg", 1) };
  const sheets = [sheet("p.jpg", 1), sheet("q.jpg", 2), twice, sheet("p.jpg", 2), sheet("dir/p.png", 1)];
  const papers = papersOf(sheets);
  assert.deepEqual(
    papers.map(({ name, missing, sheets: own }) => [name, missing, own.map(({ file }) => file)]),
    [
      ["p", [], ["p.jpg", "q.jpg"]],
      ["p-2", [1], ["p.jpg"]],
      ["p-3", [2], ["dir/p.png"]],
    ],
  );
  assert.deepEqual(papersOf([sheet("p.jpg", 2)])[0].missing, [1]);
});

const numbersOf = (papers) =>
  papers.map(({ sheets }) =>
    sheets
      .map(({ reading }) => reading.number)
      .toSorted((a, b) => a - b)
      .join(" "),
  );

for (const { name, of, taken, papers } of JSON.parse(
  readFileSync(`${process.env.CASES}/scan/papers.json`, "utf8"),
))
  test(`pages become papers: ${name}`, () => {
    const form = { ...FORM, pages: Array.from({ length: of }, () => FORM.pages[1]) };
    const sheets = [];
    let [refused, documents] = [0, 0];
    for (const sign of taken.split(" "))
      if (sign === "?") refused++;
      else if (sign === "/") documents++;
      else {
        const stack = taken.includes("/") ? `${documents}` : "";
        sheets.push(sheet(`${sheets.length}.jpg`, Number(sign), { form, refused, stack }));
        refused = 0;
      }
    const wanted = papers.split(" | ").map((own) => own.split(" ").toSorted().join(" "));
    assert.deepEqual(numbersOf(papersOf(sheets)), wanted);
  });

test("papers of a stack that was taken from its end are told, until somebody has put their pages", () => {
  const turned = (sheets) => papersOf(sheets).map((paper) => paper.turned);
  const sheets = [sheet("a2.jpg", 2), sheet("a1.jpg", 1), sheet("b2.jpg", 2), sheet("b1.jpg", 1)];
  assert.deepEqual(turned(sheets), [true, true]);
  join([papersOf(sheets)[0]]);
  assert.deepEqual(turned(sheets), [false, true]);
  assert.deepEqual(turned([sheet("a1.jpg", 1), sheet("a2.jpg", 2)]), [false]);
});

test("pages are where somebody has put them", () => {
  const sheets = [sheet("a1.jpg", 1), sheet("b2.jpg", 2), sheet("c2.jpg", 2)];
  takeApart(papersOf(sheets)[0]);
  assert.deepEqual(numbersOf(papersOf(sheets)), ["1", "2", "2"]);
  const [first, , third] = papersOf(sheets);
  assert.deepEqual(
    partnersOf(first, papersOf(sheets)).map(({ name }) => name),
    ["b2", "c2"],
  );
  join([third, first]);
  const papers = papersOf(sheets);
  assert.deepEqual(
    papers.map(({ sheets: own }) => own.map(({ file }) => file)),
    [["a1.jpg", "c2.jpg"], ["b2.jpg"]],
  );
  assert.deepEqual(partnersOf(papers[1], papers), []);
});

test("a row in doubt is open until it is decided, also as nothing", () => {
  const doubtful = sheet("p.jpg", 1, { values: ["aa", "bb"], doubt: "several" });
  const [paper] = papersOf([doubtful]);
  assert.equal(openIn(paper), 1);
  doubtful.decided.set("x#q\n", []);
  assert.equal(openIn(paper), 0);
});

const asked = (taken, names, walked = false) => ({
  ...ASKED,
  taken,
  walked,
  rows: names.map((name) => ({ ...ROW, name })),
});

test("rows become an answer in the form of their kind", () => {
  const rows = new Map([
    ["r1", ["aa"]],
    ["r2", ["2"]],
  ]);
  assert.equal(answerOf(asked("first", ["r1"]), new Map(), null), null);
  assert.equal(answerOf(asked("first", ["r1", "r2"]), rows, null), "aa");
  assert.deepEqual(answerOf(asked("all", [""]), new Map([["", ["aa", "bb"]]]), null), ["aa", "bb"]);
  assert.equal(answerOf(asked("truth", [""]), new Map([["", ["false"]]]), null), false);
  assert.deepEqual(answerOf(asked("order", ["r1", "r2"]), rows, null), ["aa", "2"]);
  assert.equal(answerOf(asked("order", ["r1", "r2", "r3"]), rows, null), null);
  assert.deepEqual(answerOf(asked("each", ["r1", "r2"]), rows, null), { r1: "aa", r2: "2" });
  assert.deepEqual(answerOf(asked("ratings", ["r2"]), new Map([["r2", ["-2"]]]), null), { r2: -2 });
  assert.deepEqual(answerOf(asked("text", ["r1", "r2"]), rows, null), { text: "aa 2", ticks: [] });
});

test("a conversation is walked from its start; steps that nobody came to say nothing", () => {
  const key = JSON.parse(
    '{"start":"s","nodes":{"s":{"a":{"then":"t"},"b":{"then":"end"}},"t":{"c":{"then":"end"}}}}',
  );
  const talk = asked("each", ["s", "t"], true);
  const walk = (rows) =>
    answerOf(talk, new Map(Object.entries(rows).map(([name, value]) => [name, [value]])), key);
  assert.deepEqual(walk({ s: "a", t: "c" }), [
    ["s", "a"],
    ["t", "c"],
  ]);
  assert.deepEqual(walk({ s: "b", t: "c" }), [["s", "b"]]);
  assert.equal(walk({ t: "c" }), null);
});

test("blank pages are told in one line, with the documents that they are in", () => {
  const pile = new Pile();
  const refuse = (file, why) => pile.keep(file, { is: "refused", file, why: `photo_${why}` });
  for (const number of [2, 4, 6]) refuse(`class.pdf (${number})`, "blank");
  refuse("class.pdf (7)", "code");
  refuse("back.jpg", "blank");
  assert.deepEqual(
    pile.refused.map(({ file, why, other }) => [file, why, other]),
    [
      ["class.pdf (7)", "photo_code", undefined],
      ["class.pdf, back.jpg", "photo_blank", "4"],
    ],
  );
});
