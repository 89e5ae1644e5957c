import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shardsOf, unpacked } from "../../../plugins/coursewright/browser/src/search/find.ts";
import {
  hitOf,
  marked,
  passageOf,
  spansIn,
} from "../../../plugins/coursewright/browser/src/search/matches.ts";
import { loosened, wordsOf } from "../../../plugins/coursewright/browser/src/search/terms.ts";

const vectors = JSON.parse(readFileSync(`${process.env.CASES}/search/terms.json`, "utf8"));
const hits = (text, query) => marked(text, spansIn(text, wordsOf(query))).filter((_, i) => i % 2);

for (const { text, words } of vectors) {
  test(`a query is cut as a text is: ${text}`, () => {
    assert.deepEqual(
      wordsOf(text).map((word) => [word.text, word.terms]),
      words,
    );
  });
}

test("the last word may be unfinished, short ones before it not", () => {
  assert.deepEqual(
    wordsOf("a moment of t").map((word) => word.prefix),
    [false, true, false, true],
  );
  assert.deepEqual(
    wordsOf("塔 时刻").map((word) => word.prefix),
    [true, false],
  );
});

test("long runs of hanzi fall into pairs", () => {
  assert.deepEqual(
    loosened(wordsOf("客户时刻 mot 金字塔")).map((word) => word.text),
    ["客户", "时刻", "mot", "金字塔"],
  );
  assert.deepEqual(
    loosened(wordsOf("关键时刻表")).map((word) => word.text),
    ["关键", "时刻", "表"],
  );
});

test("the shards of a beginning are those that can hold it", () => {
  const firsts = ["0", "mo", "moment", "mop", "n", "时刻"];
  assert.deepEqual(shardsOf("mom", firsts), [1, 2]);
  assert.deepEqual(shardsOf("mo", firsts), [1, 2, 3]);
  assert.deepEqual(shardsOf("zebra", firsts), [4]);
  assert.deepEqual(shardsOf("-", firsts), [0]);
  assert.deepEqual(shardsOf("时刻", firsts), [5]);
});

test("an entry holds pages and weights", () => {
  assert.deepEqual(
    [...unpacked("AA1BA9_-3")],
    [
      [0, 1],
      [64, 9],
      [63 * 64 + 62, 3],
    ],
  );
});

test("hits are marked in the text as it is written", () => {
  assert.deepEqual(hits("Ｍoments of CAFÉ, momentous", "moment cafe"), ["Ｍoment", "CAFÉ", "moment"]);
  assert.deepEqual(hits("关键时刻与时刻表", "时刻"), ["时刻", "时刻"]);
  assert.deepEqual(hits("e\u0301cole", "ecole"), ["e\u0301cole"]);
  assert.deepEqual(hits("overtime time", "time"), ["time"]);
  assert.deepEqual(hits("哈哈哈", "哈哈"), ["哈哈哈"]);
  assert.deepEqual(hits("MOT时刻", "mot"), ["MOT"]);
});

test("a passage shows the place with the most words, and cuts no word", () => {
  const text = `${"far away words ".repeat(20)}moment ${"and so on ".repeat(20)}the moment of truth comes. ${"after all ".repeat(20)}`;
  const passage = passageOf(text, spansIn(text, wordsOf("moment truth"))).join("");
  assert.match(passage, /^….*the moment of truth comes\. .*…$/);
  assert.ok(passage.length < 180);
  assert.match(passage, /(after|all)…$/);
});

test("a passage ends within no sign of two halves", () => {
  const passage = passageOf("𠮷".repeat(200), spansIn("𠮷".repeat(200), wordsOf("𠮷𠮷"))).join("");
  assert.equal(passage.isWellFormed?.() ?? true, true);
});

const page = [
  "a.html",
  "Roles",
  [
    ["", "", "Three roles."],
    ["idea", "The idea", "A moment of truth."],
    ["more", "More truth", "Nothing else."],
  ],
];

test("a page is found by all of its words together, its sections by most of them", () => {
  const hit = hitOf(page, wordsOf("moment truth"));
  assert.deepEqual(
    hit.rows.map((row) => row.url),
    ["a.html#idea"],
  );
  assert.equal(hit.page.url, "a.html");
  assert.deepEqual(
    hitOf(page, wordsOf("truth")).rows.map((row) => row.url),
    ["a.html#more", "a.html#idea"],
  );
  assert.deepEqual(hitOf(page, wordsOf("three")).page.passage, ["", "Three", " roles."]);
});

test("a page that has not all words is none", () => {
  assert.equal(hitOf(page, wordsOf("moment pyramid")), null);
  assert.equal(hitOf(["a.html", "关键", [["x", "y", "键时 时刻"]]], wordsOf("关键时刻")), null);
});
