import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Progress,
  exportProgress,
  importProgress,
  nameOf,
} from "../../../plugins/coursewright/browser/src/progress.ts";
import { openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const refuse = () => {
  throw new Error("denied");
};
const store = (entries = {}) => {
  const made = openStore("c", refuse, refuse);
  for (const [name, value] of Object.entries(entries)) {
    made.write(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return made;
};
const attempt = (at, got) => ({ a: "t", got, at, ms: 1, lang: "zh" });
const record = (rev, at, got = [1, 1]) => ({
  v: 1,
  rev,
  n: 1,
  first: attempt(at, got),
  last: attempt(at, got),
  best: got,
  shown: 0,
  hints: 0,
});
const asked = (rev, was = []) => ({ id: "quiz#one", rev, was });

test("a question nobody touched has an empty record", () => {
  const { record: found, is } = new Progress(store(), "c").load(asked("r1"));
  assert.equal(is, "same");
  assert.equal(found.n, 0);
});

test("another revision is updated and nothing is overwritten by reading", () => {
  const kept = store({ "q/quiz#one": record("r0", 5) });
  const progress = new Progress(kept, "c");
  assert.equal(progress.load(asked("r1")).is, "updated");
  assert.equal(JSON.parse(kept.read("q/quiz#one")).rev, "r0");
});

test("a moved question takes its record along and leaves none behind", () => {
  const kept = store({ "q/old#one": record("r1", 5) });
  const loaded = new Progress(kept, "c").load(asked("r1", ["older#one", "old#one"]));
  assert.equal(loaded.record.n, 1);
  // This store keeps nothing beyond the page, so the old one stays until a write has succeeded.
  assert.deepEqual(kept.names(), ["q/old#one", "q/quiz#one"]);
});

test("answers are read in today's tokens, whatever name they were kept under", () => {
  const tokens = "aaaaaa:bbbbbb cccccc:dddddd";
  const kept = (a) =>
    store({
      "q/old#one": {
        ...record("r1", 5),
        first: { ...attempt(5, [1, 1]), a },
        last: { ...attempt(5, [1, 1]), a },
      },
    });
  const read = (a) => new Progress(kept(a), "c").load({ ...asked("r1", ["old#one"]), tokens }).record.last.a;
  assert.equal(read("aaaaaa"), "bbbbbb");
  assert.deepEqual(read(["cccccc", "eeeeee", "aaaaaa"]), ["dddddd", "eeeeee", "bbbbbb"]);
  assert.deepEqual(read({ aaaaaa: "cccccc" }), { bbbbbb: "dddddd" });
  assert.deepEqual(read({ aaaaaa: 'she said "aaaaaa" aaaaaa' }), { bbbbbb: 'she said "aaaaaa" aaaaaa' });
});

test("an answer of another shape is damaged, one that has begun is left out alone", () => {
  const fits = (answer) => typeof answer === "string";
  const odd = { ...record("r1", 5), open: { toString: 1 } };
  const kept = store({ "q/quiz#one": odd });
  const progress = new Progress(kept, "c");
  const said = [];
  progress.onfault = (what) => said.push(what);
  const found = progress.load({ ...asked("r1"), fits }).record;
  assert.deepEqual([found.n, found.open, said], [1, undefined, ["damaged"]]);
  assert.deepEqual(JSON.parse(kept.read("kept/q/quiz#one")), odd);
  const bad = store({
    "q/quiz#one": { ...record("r1", 5), last: { ...attempt(5, [1, 1]), a: [{ toString: 1 }] } },
  });
  assert.equal(new Progress(bad, "c").load({ ...asked("r1"), fits }).record.n, 0);
  const older = store({ "q/quiz#one": { ...record("r0", 5), last: { ...attempt(5, [1, 1]), a: [] } } });
  assert.equal(new Progress(older, "c").load({ ...asked("r1"), fits }).is, "updated");
});

test("what a page that was opened later wrote is not overwritten, and what was there before may be", () => {
  const shared = store();
  const [old, young] = [new Progress(shared, "c", undefined, 10), new Progress(shared, "c", undefined, 20)];
  for (const [progress, rev] of [
    [old, "r1"],
    [young, "r2"],
  ])
    progress.load(asked(rev));
  young.save("quiz#one", record("r2", 5));
  const said = [];
  old.onfault = (what) => said.push(what);
  assert.equal(old.load(asked("r1")).is, "newer");
  old.save("quiz#one", record("r1", 9));
  assert.deepEqual([said, JSON.parse(shared.read("q/quiz#one")).rev], [["stale"], "r2"]);
  const again = new Progress(shared, "c", undefined, 30);
  assert.equal(again.load(asked("r1")).is, "updated");
  again.save("quiz#one", record("r1", 9));
  assert.equal(young.load(asked("r2")).is, "newer");
});

test("the own record comes before a moved one", () => {
  const kept = store({ "q/old#one": record("r1", 5), "q/quiz#one": record("r1", 9) });
  assert.equal(new Progress(kept, "c").load(asked("r1", ["old#one"])).record.last.at, 9);
});

for (const [fault, text] of Object.entries({
  "no JSON": "{",
  "a list": "[]",
  "no version": '{"rev":"r1"}',
  "a fraction above one": JSON.stringify({ ...record("r1", 5), best: [3, 2] }),
  "a fraction that is not whole": JSON.stringify({ ...record("r1", 5), best: [0.5, 1] }),
  "rev is no text": JSON.stringify({ ...record("r1", 5), rev: 1 }),
  "an answer without its time": JSON.stringify({ ...record("r1", 5), last: { a: "t", got: [1, 1] } }),
})) {
  test(`${fault}: treated as absent, kept aside once, said once`, () => {
    const kept = store({ "q/quiz#one": text });
    const progress = new Progress(kept, "c");
    const said = [];
    progress.onfault = (what) => said.push(what);
    assert.equal(progress.load(asked("r1")).record.n, 0);
    progress.load(asked("r1"));
    assert.deepEqual(said, ["damaged"]);
    assert.equal(kept.read("kept/q/quiz#one"), text);
  });
}

test("at most twenty values are kept aside", () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`kept/q/x#${i}`, "{"]));
  const kept = store({ ...many, "q/quiz#one": "{" });
  new Progress(kept, "c").load(asked("r1"));
  assert.equal(kept.read("kept/q/quiz#one"), null);
});

test("a newer version's record is left alone", () => {
  const newer = '{"v":2,"anything":true}';
  const kept = store({ "q/quiz#one": newer });
  const progress = new Progress(kept, "c");
  assert.equal(progress.load(asked("r1")).is, "newer");
  progress.save("quiz#one", record("r1", 5));
  assert.equal(kept.read("q/quiz#one"), newer);
});

test("an export brought into an empty store gives the same progress, unknown and put-aside entries too", () => {
  const entries = {
    "q/quiz#one": record("r1", 5),
    "q/gone#two": record("r9", 3),
    "kept/q/quiz#three": "{",
    "l/lesson": { v: 1, begun: 3, done: 8 },
    me: { v: 1, role: "front-line" },
  };
  const from = store(entries);
  const text = exportProgress(from, "c", 99);
  const to = store();
  assert.equal(importProgress(to, "c", text, new Map()), 5);
  assert.deepEqual(
    to.names().map((name) => [name, to.read(name)]),
    from.names().map((name) => [name, from.read(name)]),
  );
  assert.equal(exportProgress(to, "c", 99), text);
});

test("an import merges: the page's revision wins, lessons keep the earlier times, one's own role stays", () => {
  const to = store({
    "q/quiz#one": record("r1", 5),
    "l/lesson": { v: 1, begun: 3 },
    me: { v: 1, role: "trainer" },
  });
  const from = store({
    "q/quiz#one": record("r0", 9),
    "l/lesson": { v: 1, begun: 1, done: 4 },
    me: { v: 1, role: "front-line" },
  });
  importProgress(to, "c", exportProgress(from, "c", 99), new Map([["quiz#one", "r1"]]));
  assert.equal(JSON.parse(to.read("q/quiz#one")).rev, "r1");
  assert.deepEqual(JSON.parse(to.read("l/lesson")), { v: 1, begun: 1, done: 4 });
  assert.equal(JSON.parse(to.read("me")).role, "trainer");
});

test("files of another course or of another kind are refused", () => {
  const text = exportProgress(store(), "other", 1);
  for (const wrong of [text, "", "[]", "{}", '{"format":"coursewright/progress","course":"c"}']) {
    assert.equal(importProgress(store(), "c", wrong, new Map()), null);
  }
});

test("entries with names that are not ours are passed over", () => {
  const text = JSON.stringify({
    format: "coursewright/progress",
    v: 1,
    course: "c",
    at: 1,
    entries: { "../x": {}, q: {} },
  });
  const to = store();
  assert.equal(importProgress(to, "c", text, new Map()), 0);
  assert.deepEqual(to.names(), []);
});

test("a storage event is named only within the course", () => {
  assert.equal(nameOf("coursewright/c/q/a#b", "c"), "q/a#b");
  assert.equal(nameOf("coursewright/d/q/a#b", "c"), null);
  assert.equal(nameOf(null, "c"), null);
});

test("a trainer's marks come in from a file, and the later ones stay", () => {
  const mark = (note, at) => ({ v: 1, rev: "r1", of: 5, ticks: [0], note, at });
  const file = (note, at) =>
    JSON.stringify({
      format: "coursewright/progress",
      v: 1,
      course: "c",
      at,
      entries: { "m/q#x": mark(note, at) },
    });
  const kept = store();
  for (const [note, at] of [
    ["first", 8],
    ["second", 9],
    ["first", 8],
  ])
    assert.equal(importProgress(kept, "c", file(note, at), new Map()), 1);
  const noteOf = (id, was) => JSON.parse(new Progress(kept, "c").markOf({ id, was, rev: "r1" })).note;
  assert.equal(noteOf("q#x", []), "second");
  // Under a new name of the question it is there, too, until there is a later one.
  assert.equal(noteOf("q#y", ["q#x"]), "second");
  kept.write("m/q#y", JSON.stringify(mark("older", 7)));
  assert.equal(noteOf("q#y", ["q#x"]), "second");
  kept.write("m/q#y", JSON.stringify(mark("third", 10)));
  assert.equal(noteOf("q#y", ["q#x"]), "third");
  assert.equal(new Progress(kept, "c").markOf({ id: "q#z", was: [], rev: "r1" }), null);
});
