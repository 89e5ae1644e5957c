// Whatever stands in a storage or in a file: reading it throws nothing, and what was sound stays so. fast-check draws it.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { readAttempt, elapsed, nextAttempt } from "../../../plugins/coursewright/browser/src/exam/attempt.ts";
import { Learner } from "../../../plugins/coursewright/browser/src/learner.ts";
import {
  keepLesson,
  keepStanding,
  readLesson,
  sectionsRead,
} from "../../../plugins/coursewright/browser/src/lesson.ts";
import { stopOf } from "../../../plugins/coursewright/browser/src/home/state.ts";
import { asValue, isEntry } from "../../../plugins/coursewright/browser/src/merge.ts";
import { readPledge, writePledge } from "../../../plugins/coursewright/browser/src/pledge.ts";
import {
  Progress,
  exportProgress,
  importProgress,
} from "../../../plugins/coursewright/browser/src/progress.ts";
import { isWhole, mergeRecords, readRecord } from "../../../plugins/coursewright/browser/src/record.ts";
import { cellsIn, withCell } from "../../../plugins/coursewright/browser/src/sheets/kept.ts";
import { openStore, prefixOf } from "../../../plugins/coursewright/browser/src/store.ts";

const always = { seed: 20_260_101, numRuns: 400 };
const holds = (name, ...property) => test(name, () => fc.assert(fc.property(...property), always));
const refuse = () => {
  throw new Error("denied");
};
const kept = (store) => new Map(store.names().map((name) => [name, store.read(name)]));
const inOrder = (entries) => new Map(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1)));
/** What pages read of what is kept, whatever the order of its parts. */
const meant = (store) =>
  [...kept(store)].map(([name, text]) => {
    const value = name.startsWith("q/") ? readRecord(text) : asValue(text);
    const draws = Object.entries(value.draws ?? {}).filter(([, turn]) => isWhole(turn) && turn);
    return [
      name,
      { ...value, read: new Set(sectionsRead(value)), cells: cellsIn(text), draws: new Map(draws) },
    ];
  });
const storeOf = (entries) => {
  const store = openStore("c", refuse, refuse);
  for (const [name, text] of Object.entries(entries)) store.write(name, text);
  return store;
};

const whole = fc.nat(5);
const odd = fc.oneof(fc.jsonValue(), whole, fc.constantFrom(-1, 0.5, 2 ** 53, null, "", "__proto__"));
const credit = fc.tuple(whole, whole).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
const given = fc.record({ a: odd, got: credit, at: whole, ms: whole, lang: fc.constantFrom("zh", "en") });
const record = fc
  .record({
    rev: fc.constantFrom("r1", "r2"),
    n: whole,
    first: given,
    last: given,
    best: credit,
    shown: whole,
    hints: whole,
  })
  .map(({ n, first, last, ...rest }) => ({ v: 1, n, ...rest, ...(n && { first, last }) }));
const me = fc.record({ v: fc.constant(1), seed: fc.string(), draws: fc.dictionary(fc.string(), whole) });
const lesson = fc.record({
  v: fc.constant(1),
  begun: whole,
  read: fc.array(fc.string()),
  pledge: fc.record({ at: whole, role: fc.string(), day: fc.constantFrom("2026-12-01", "") }),
});
const sheet = fc.record({
  v: fc.constant(1),
  at: whole,
  lang: fc.constant("zh"),
  cells: fc.dictionary(fc.string(), fc.string()),
});
const sitting = fc.record({
  v: fc.constant(1),
  n: fc.integer({ min: 1, max: 3 }),
  form: whole,
  name: fc.string(),
  start: whole,
  paused: whole,
  answers: fc.dictionary(fc.string(), fc.record({ a: odd, lang: fc.constant("zh") })),
  before: fc.array(fc.tuple(whole, whole)),
});
const SOUND = {
  "q/quiz#one": record,
  "q/quiz#two": record,
  me,
  "l/lesson": lesson,
  "w/lesson/sheet": sheet,
  "x/exam": sitting,
};

/** A value with something in it that is gone, or that is something else. */
function damaged(value) {
  if (typeof value !== "object" || value === null) return odd;
  const names = Object.keys(value);
  if (!names.length) return odd;
  return fc.constantFrom(...names).chain((name) =>
    fc.oneof(
      fc.constant(Array.isArray(value) ? value.toSpliced(Number(name), 1) : { ...value, [name]: undefined }),
      damaged(value[name]).map((part) =>
        Array.isArray(value) ? value.with(Number(name), part) : { ...value, [name]: part },
      ),
    ),
  );
}

/** A text that was cut off, or in which a sign is another one. */
const torn = (text) =>
  fc
    .tuple(fc.nat(text.length), fc.string({ maxLength: 2 }), fc.boolean())
    .map(([at, sign, cut]) => text.slice(0, at) + sign + (cut ? "" : text.slice(at + 1)));
const json = (value) => JSON.stringify(value) ?? "";
const textOf = (value) =>
  fc.oneof(
    value.map(json),
    value.chain(damaged).map(json),
    value.map(json).chain(torn),
    odd.map(json),
    fc.string(),
  );
const sound = fc.record(
  Object.fromEntries(Object.entries(SOUND).map(([name, value]) => [name, value.map(json)])),
);
const any = fc.record(
  Object.fromEntries(Object.entries(SOUND).map(([name, value]) => [name, textOf(value)])),
  {
    requiredKeys: [],
  },
);

/** Read all that a page reads. */
function readAll(store) {
  const progress = new Progress(store, "c", () => "seed");
  const loaded = progress.load({ id: "quiz#one", rev: "r1", was: ["quiz#two"], tokens: "aaaaaa:bbbbbb" });
  assert.equal(readRecord(json(loaded.record)).is, "record");
  assert.equal(typeof progress.seed, "string");
  assert.equal(typeof progress.learner.seedOf("quiz"), "string");
  assert.ok(sectionsRead(readLesson(store, "lesson")).every((id) => typeof id === "string"));
  assert.match(readPledge(store, "lesson")?.day ?? "", /^(\d{4}-\d\d-\d\d)?$/);
  const cells = store.read("w/lesson/sheet");
  assert.ok(Object.values(cellsIn(cells)).every((cell) => typeof cell === "string"));
  const found = readAttempt(store.read("x/exam"));
  if (found.is !== "attempt") return;
  assert.ok(elapsed(found.attempt, 9) >= 0);
  assert.ok(Number.isFinite(nextAttempt(found.attempt, { days: 1, times: 9 })?.from ?? 0));
}

holds("nothing that is kept keeps a page from being read", any, (entries) => readAll(storeOf(entries)));

holds(
  "what is written over odd things is read back, and a newer version's stays as it is",
  any,
  (entries) => {
    const store = storeOf(entries);
    const isNewer = (name) => Number(readLesson(store, name)["v"]) > 1;
    const newer = isNewer("lesson");
    const wanted = { role: "clerk", day: "2026-12-01", text: "Look up.", done: 0 };
    keepLesson(store, "lesson", { begun: 7 }, 8);
    keepStanding(store, "lesson", "quiz", { n: 1, of: 2 }, 8);
    writePledge(store, "lesson", wanted, 9);
    if (newer) assert.equal(store.read("l/lesson"), entries["l/lesson"]);
    else assert.deepEqual(readPledge(store, "lesson"), wanted);
    if (!newer) assert.equal(stopOf(readLesson(store, "lesson"), ["quiz"]).quiz.n, 1);
    const text = withCell(store.read("w/lesson/sheet"), "1.2", "x", "zh", 5);
    if (text !== null) assert.equal(cellsIn(text)["1.2"], "x");
    let aside = null;
    const learner = new Learner(
      store,
      () => "seed",
      (put) => (aside = put),
    );
    learner.role = "clerk";
    assert.ok(learner.role === "clerk" || JSON.parse(store.read("me")).v > 1);
    assert.ok(aside === null || aside === entries["me"]);
  },
);

holds(
  "a text is a record or it is not, and a record written anew is the same one",
  textOf(record),
  (text) => {
    const found = readRecord(text);
    if (found.is === "record") assert.deepEqual(readRecord(json(found.record)), found);
  },
);

holds("two records merge to one that can be read, whoever comes first", record, record, (a, b) => {
  const [one, other] = [readRecord(json(a)).record, readRecord(json(b)).record];
  const merged = mergeRecords(one, other, "r1");
  assert.equal(readRecord(json(merged)).is, "record");
  assert.deepEqual(merged, mergeRecords(other, one, "r1"));
  assert.deepEqual(mergeRecords(one, one, "r1"), one);
  assert.deepEqual(mergeRecords(merged, other, "r1"), merged);
});

holds("a damaged copy brings in what is sound of it, once, and spoils nothing", any, any, (mine, theirs) => {
  const store = storeOf(mine);
  const isGood = (name, text) => text !== null && isEntry(name, text, () => false);
  const good = Object.keys(mine).filter((name) => isGood(name, mine[name]));
  const copy = exportProgress(storeOf(theirs), "c", 9);
  let left = 0;
  const taken = importProgress(store, "c", copy, new Map([["quiz#one", "r1"]]), undefined, () => left++);
  assert.equal(taken + left, Object.keys(theirs).length);
  assert.ok(good.every((name) => isGood(name, store.read(name))));
  assert.ok(store.names().every((name) => isGood(name, store.read(name)) || store.read(name) === mine[name]));
  readAll(store);
  const once = meant(store);
  importProgress(store, "c", copy, new Map([["quiz#one", "r1"]]));
  assert.deepEqual(meant(store), once);
});

holds(
  "a file that was cut off or touched is refused or read",
  sound.chain((entries) => {
    const text = exportProgress(storeOf(entries), "c", 9);
    return fc.oneof(torn(text), damaged(JSON.parse(text)).map(json), fc.string());
  }),
  sound,
  (file, mine) => {
    const store = storeOf(mine);
    const taken = importProgress(store, "c", file, new Map());
    if (taken === null) assert.deepEqual(kept(store), inOrder(mine));
    assert.ok(Object.keys(mine).every((name) => isEntry(name, store.read(name), () => false)));
    readAll(store);
  },
);

holds("an export brought into an empty store gives the same", sound, (entries) => {
  const store = storeOf({});
  assert.equal(
    importProgress(store, "c", exportProgress(storeOf(entries), "c", 9), new Map()),
    Object.keys(entries).length,
  );
  assert.deepEqual(kept(store), inOrder(entries));
});

const name = fc.oneof(fc.constantFrom("me", "q/a#b", "__proto__", "probe"), fc.string({ unit: "binary" }));
const step = fc.record({ name, text: fc.option(fc.string({ unit: "binary" })), full: fc.boolean() });

holds(
  "a store holds what was last put there, though its shelf fills up and other courses use it",
  fc.array(step),
  (steps) => {
    const [texts, wanted] = [new Map([[`${prefixOf("other")}me`, "{}"]]), new Map()];
    let full = false;
    const shelf = {
      get length() {
        return texts.size;
      },
      key: (index) => [...texts.keys()][index] ?? null,
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, text) => (full ? refuse() : texts.set(key, text)),
      removeItem: (key) => texts.delete(key),
    };
    const store = openStore("c", () => shelf, refuse);
    for (const { name: put, text, full: now } of steps) {
      full = now;
      if (text === null) store.remove(put);
      else assert.equal(store.write(put, text), !full);
      if (text === null) wanted.delete(put);
      else wanted.set(put, text);
      assert.equal(store.read(put), text);
    }
    assert.deepEqual(kept(store), new Map([...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))));
    assert.equal(texts.get(`${prefixOf("other")}me`), "{}");
  },
);
