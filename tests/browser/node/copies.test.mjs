import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { bytesIn, codesOf, readCodes } from "../../../plugins/coursewright/browser/src/copy/codes.ts";
import {
  Collector,
  entriesOf,
  pictureCopy,
  textCopy,
} from "../../../plugins/coursewright/browser/src/copy/copies.ts";
import { Legend } from "../../../plugins/coursewright/browser/src/copy/legend.ts";
import { pack } from "../../../plugins/coursewright/browser/src/copy/pack.ts";
import { take } from "../../../plugins/coursewright/browser/src/copy/take.ts";
import { keepCopied, readCopied } from "../../../plugins/coursewright/browser/src/keep/copied.ts";
import { openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const refuse = () => {
  throw new Error("denied");
};
const shelf = (limit = Infinity) => {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => {
      const others = [...kept].filter(([name]) => name !== key);
      if (others.reduce((sum, [, each]) => sum + each.length, text.length) > limit)
        throw new DOMException("full", "QuotaExceededError");
      kept.set(key, text);
    },
    removeItem: (key) => kept.delete(key),
  };
};
const store = (entries = {}, limit) => {
  const own = shelf(limit);
  const made = openStore("c", () => own, refuse);
  for (const [name, value] of Object.entries(entries)) made.write(name, JSON.stringify(value));
  return made;
};
const state = (of) => Object.fromEntries(entriesOf(of));
const attempt = (a, at, got = [1, 1]) => ({ a, got, at, ms: 4321, sure: 2, lang: "zh" });
const record = (rev, a, at, more = {}) => ({
  v: 1,
  rev,
  n: 1,
  first: attempt(a, at),
  last: attempt(a, at),
  best: [1, 1],
  shown: 0,
  hints: 0,
  ...more,
});
const TOKENS = ["0a1b2c", "1a1b2c", "ffffff"];
const question = (name, rev, tokens) => ({ name, rev, tokens });
const TWO = question("part#two", "00aa00aa", TOKENS);
const legend = new Legend({
  questions: [question("part#one", "c2919365", TOKENS), TWO, question("part#free", "12345678", [])],
  lessons: [{ slug: "part", sections: ["start", "middle", "end"] }],
});
const LONG = "我先道歉，再说明原因，然后请他坐下。".repeat(8);
const FULL = {
  "q/part#one": record("c2919365", "1a1b2c", 1764400000, { page: 1764399999123, box: [2, "2026-12-01"] }),
  "q/part#two": {
    ...record("00aa00aa", { "0a1b2c": "ffffff", "1a1b2c": "0a1b2c" }, 1764400050),
    n: 2,
    last: attempt({ "0a1b2c": -2, "1a1b2c": 3 }, 1764500050, [1, 2]),
    open: [["0a1b2c", "ffffff"]],
  },
  "q/part#free": record("12345678", { text: "短的", ticks: [0, 2] }, 1764400060),
  "q/old#gone": record("eeeeeeee", true, 1764400070),
  "l/part": { v: 1, begun: 1764390000, done: 1764400090, read: ["end", "start"] },
  "w/w-01": { v: 1, at: 1764400100, lang: "zh", cells: { 1.1: "等候太久" } },
  "x/final": { v: 1, n: 1, form: 2, answers: { "b#1": { a: "ffffff", lang: "zh" } }, before: [] },
  me: { v: 1, seed: "00112233445566778899aabbccddeeff", role: "front-line" },
};
const REVS = new Map();
const none = () => false;
const whole = (text, from = legend) => {
  const found = new Collector("c", from).add(text);
  assert.equal(found.is, "whole", JSON.stringify(found));
  return found;
};

test("a code with a sign changed, lost or doubled is damaged, and no other one is taken for it", () => {
  const [code] = textCopy(Object.entries(FULL), "c").codes;
  fc.assert(
    fc.property(fc.nat({ max: code.length - 1 }), fc.constantFrom("", "A", "7", "$"), (at, sign) => {
      const other = code.slice(0, at) + sign + code.slice(at + 1);
      fc.pre(other !== code && at > 3);
      assert.equal(new Collector("c", legend).add(other).is, "refused");
    }),
  );
  const payload = code.split(":")[5];
  const { parts } = readCodes(code);
  assert.equal(
    bytesIn([{ ...parts[0], payload: payload.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }]),
    null,
  );
});

test("whatever is pasted, nothing is thrown", () => {
  fc.assert(fc.property(fc.string(), (text) => void new Collector("c", legend).add(text)));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      const found = new Collector("c", legend).add(codesOf(bytes, "c", 9999).join(""));
      assert.deepEqual(found, { is: "refused", why: "damaged" });
    }),
  );
});

test("a text holds all that is kept, a picture all but worksheets and long texts, which it names", () => {
  const rows = entriesOf(store({ ...FULL, "d/copy": { v: 1, at: 5 } }));
  const text = textCopy(rows, "c");
  assert.deepEqual(Object.fromEntries(whole(text.codes.join("\n")).entries), FULL);
  const picture = pictureCopy(
    entriesOf(store({ ...FULL, "q/part#free": record("12345678", { text: LONG, ticks: [] }, 3) })),
    "c",
    legend,
  );
  assert.deepEqual([picture.sheets, picture.texts], [1, 2]);
  const { "w/w-01": _, ...rest } = FULL;
  const { page: __, ...one } = rest["q/part#one"];
  const got = Object.fromEntries(whole(picture.codes.join("\n")).entries);
  assert.deepEqual(got, {
    ...rest,
    "q/part#one": one,
    "q/part#free": record("12345678", { text: "", ticks: [] }, 3),
  });
});

test("the same state gives the same codes", () => {
  const [one, other] = [FULL, Object.fromEntries(Object.entries(FULL).reverse())].map((entries) =>
    entriesOf(store(entries)),
  );
  assert.deepEqual(textCopy(one, "c"), textCopy(other, "c"));
  assert.deepEqual(pictureCopy(one, "c", legend), pictureCopy(other, "c", legend));
});

test("parts come in any order, missing ones are named, and one copy is not mixed with another", () => {
  const codes = codesOf(pack([{ v: 1 }, ...Object.entries(FULL)]), "c", 200);
  const others = codesOf(pack([{ v: 1 }, ["me", { v: 1, seed: "other" }]]), "c", 60);
  const collector = new Collector("c", legend);
  assert.ok(codes.length > 3 && others.length > 1);
  assert.deepEqual(collector.add(codes[2]).have, [3]);
  assert.equal(collector.add(others[0]).is, "parts");
  const found = collector.add(codes[0] + codes[2]);
  assert.deepEqual([found.have, found.missing[0]], [[1, 3], 2]);
  assert.equal(collector.add(codes.slice(1).join("\n")).is, "whole");
});

test("what is foreign, newer, or nothing at all is refused by its name", () => {
  const why = (text, course = "c") => new Collector(course, legend).add(text).why;
  const [code] = textCopy(Object.entries(FULL), "c").codes;
  assert.equal(why("今天天气很好"), "nothing");
  assert.equal(why(code, "other"), "foreign");
  assert.equal(why(code.replace("CW1", "CW2")), "newer");
  assert.equal(why("CW9:whatever comes"), "newer");
  assert.equal(why(code.slice(0, -9)), "damaged");
  assert.equal(why(codesOf(pack([{ v: 2 }]), "c", 999)[0]), "newer");
  const file = { format: "coursewright/progress", v: 1, course: "c", at: 1, entries: FULL };
  assert.equal(why(JSON.stringify(file)), undefined);
  assert.equal(why(JSON.stringify({ ...file, v: 2 })), "newer");
  assert.equal(why(JSON.stringify({ ...file, course: "d" })), "foreign");
  assert.equal(why(JSON.stringify({ ...file, entries: [] })), "damaged");
  assert.equal(why(JSON.stringify(file).slice(0, -5)), "damaged");
});

test("each copy taken on an empty device gives the state, and taken twice changes nothing", () => {
  const from = store(FULL);
  const { "w/w-01": _, ...rest } = FULL;
  const copies = [
    [textCopy(entriesOf(from), "c").codes.join("\n"), FULL],
    [pictureCopy(entriesOf(from), "c", legend).codes.join("\n"), rest],
  ];
  for (const [text, wanted] of copies) {
    const fresh = store();
    const { entries } = whole(text);
    const first = take(fresh, entries, REVS, none);
    assert.deepEqual(first, { changed: Object.keys(wanted).length, odd: 0, kept: true });
    const strip = ([name, { page: __, ...value }]) => [name, value];
    const bare = (of) => Object.fromEntries(Object.entries(of).map(strip));
    assert.deepEqual(bare(state(fresh)), bare(wanted));
    assert.equal(take(fresh, entries, REVS, none).changed, 0);
    assert.equal(take(from, entries, REVS, none).changed, 0);
    assert.deepEqual(state(from), FULL);
  }
});

test("a copy without a text leaves the text that is here", () => {
  const mine = store({ "q/part#free": record("12345678", { text: LONG, ticks: [1] }, 3) });
  const { entries } = whole(pictureCopy(entriesOf(mine), "c", legend).codes.join(""));
  assert.equal(take(mine, entries, REVS, none).changed, 0);
  assert.equal(JSON.parse(mine.read("q/part#free")).last.a.text, LONG);
});

test("two devices that take each other's copies come to one state", () => {
  const [a, b] = [
    store({ "q/part#one": FULL["q/part#one"], "l/part": { v: 1, begun: 5, read: ["start"] } }),
    store({ "q/part#one": record("c2919365", "ffffff", 1764499999, { n: 3 }), "l/part": { v: 1, begun: 3 } }),
  ];
  const [fromA, fromB] = [a, b].map((of) => whole(textCopy(entriesOf(of), "c").codes.join("")).entries);
  take(a, fromB, REVS, none);
  take(b, fromA, REVS, none);
  assert.deepEqual(state(a), state(b));
  assert.equal(state(a)["q/part#one"].n, 3);
});

test("after an update of the course its picture code is still understood as far as it can be", () => {
  const codes = pictureCopy(entriesOf(store(FULL)), "c", legend).codes.join("");
  const later = new Legend({
    questions: [question("part#one", "dddddddd", ["0a1b2c", "eeeeee"]), TWO],
    lessons: [{ slug: "part", sections: ["start", "new", "end"] }],
  });
  const { entries, gone } = whole(codes, later);
  const got = Object.fromEntries(entries);
  assert.equal(gone, 1);
  assert.equal(got["q/part#one"].last.a, null);
  assert.notEqual(got["q/part#one"].rev, "dddddddd");
  assert.deepEqual(got["q/part#two"], FULL["q/part#two"]);
  assert.deepEqual(got["l/part"], { v: 1, begun: 1764390000, done: 1764400090 });
});

test("entries of a newer version, and copies without a sound entry, change nothing", () => {
  const mine = store({ "q/part#one": FULL["q/part#one"] });
  const before = state(mine);
  assert.equal(
    take(
      mine,
      [
        ["me", { v: 1 }],
        ["q/part#one", { v: 9 }],
      ],
      REVS,
      none,
    ),
    "newer",
  );
  assert.equal(
    take(
      mine,
      [
        ["q/part#one", { v: 1 }],
        ["z/x", {}],
        ["l/a", "text"],
      ],
      REVS,
      none,
    ),
    "damaged",
  );
  assert.deepEqual(state(mine), before);
  const taken = take(
    mine,
    [
      ["q/part#one", { v: 1 }],
      ["l/part", FULL["l/part"]],
    ],
    REVS,
    none,
  );
  assert.deepEqual(taken, { changed: 1, odd: 1, kept: true });
});

test("a full device says so, and loses nothing that it had", () => {
  const mine = store({ "q/part#one": FULL["q/part#one"] }, 400);
  assert.equal(take(mine, Object.entries(FULL), REVS, none).kept, false);
  assert.deepEqual(state(mine)["q/part#one"], FULL["q/part#one"]);
});

test("when a copy was made is known on this device", () => {
  const mine = store();
  assert.deepEqual(readCopied(mine), { at: 0, read: 0 });
  keepCopied(mine, { at: 7 });
  keepCopied(mine, { read: 9 });
  assert.deepEqual(readCopied(mine), { at: 7, read: 9 });
  mine.write("d/copy", "{broken");
  assert.deepEqual(readCopied(mine), { at: 0, read: 0 });
});
