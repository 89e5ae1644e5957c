import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { migrated } from "../../../plugins/coursewright/browser/src/migrate.ts";
import {
  Progress,
  exportProgress,
  importProgress,
} from "../../../plugins/coursewright/browser/src/progress.ts";
import { readRecord } from "../../../plugins/coursewright/browser/src/record.ts";
import { openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const ROUNDS = 1500;
const refuse = () => {
  throw new Error("denied");
};
const store = (entries = {}) => {
  const made = openStore("c", refuse, refuse);
  for (const [name, value] of Object.entries(entries))
    made.write(name, typeof value === "string" ? value : JSON.stringify(value));
  return made;
};
/** What is kept, but for the role, which is each device's own. */
const state = (from) =>
  Object.fromEntries(
    from.names().map((name) => {
      const { role: _role, ...value } = JSON.parse(from.read(name));
      return [name, value];
    }),
  );
const brought = (into, from, revs) => {
  const to = store(Object.fromEntries(into.names().map((name) => [name, into.read(name)])));
  assert.notEqual(importProgress(to, "c", exportProgress(from, "c", 9), revs), null);
  return to;
};

/** Whole numbers below a limit, the same in every run. */
function numbers(seed) {
  let now = seed;
  return (limit) => {
    now = (Math.imul(now, 1103515245) + 12345) >>> 0;
    return (now >>> 8) % limit;
  };
}

function anyAttempt(draw) {
  return {
    a: "xyz"[draw(3)],
    got: [draw(3), 2],
    at: draw(6),
    ms: draw(9),
    lang: "zh",
    ...(draw(2) && { sure: 1 + draw(3) }),
  };
}

function anyRecord(draw) {
  const n = draw(4);
  const record = {
    v: 1,
    rev: `r${draw(3)}`,
    n,
    best: [draw(3), 2],
    shown: Math.min(n, draw(2)),
    hints: draw(3),
  };
  return n ? { ...record, first: anyAttempt(draw), last: anyAttempt(draw) } : { ...record, best: [0, 0] };
}

function anyStore(draw) {
  const entries = {};
  for (const id of ["one", "two", "three"]) if (draw(3)) entries[`q/quiz#${id}`] = anyRecord(draw);
  for (const id of ["a", "b"]) {
    const pledge = {
      at: draw(3),
      ...(draw(2) && { role: `r${draw(2)}`, day: `2026-12-0${1 + draw(3)}` }),
    };
    if (draw(3))
      entries[`l/${id}`] = {
        v: 1,
        ...(draw(2) && { begun: draw(9) }),
        ...(draw(2) && { done: draw(9) }),
        ...(draw(2) && { pledge }),
        ...(draw(2) && { at: draw(9), here: { at: draw(3), to: `s${draw(2)}` } }),
        ...(draw(2) && { quizzes: { [`q${draw(2)}`]: { n: draw(3), of: 2, at: draw(3) } } }),
        ...(draw(2) && { read: ["a", "b", "c"].slice(draw(3)) }),
        ...(draw(2) && { asked: ["q#a", "q#b", "q#c"].slice(draw(3)) }),
        ...(draw(2) && { seen: { [`2026-12-0${1 + draw(2)}#s`]: draw(3) } }),
      };
  }
  if (draw(2)) {
    const answers = Object.fromEntries(
      Array.from({ length: draw(3) }, (_, i) => [`q${i}`, { a: draw(3), lang: "zh" }]),
    );
    entries["x/exam"] = {
      v: 1,
      n: 1 + draw(2),
      form: draw(3),
      start: draw(4),
      paused: 0,
      answers,
      ...(draw(2) && { handed: 5 + draw(3) }),
    };
  }
  if (draw(2))
    entries["me"] = {
      v: 1,
      seed: `s${draw(3)}`,
      role: `r${draw(2)}`,
      ...(draw(2) && { draws: { quiz: draw(3) } }),
    };
  return store(entries);
}

test("bringing in is idempotent, and the same whichever side does it, for any two devices", () => {
  const draw = numbers(11);
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [anyStore(draw), anyStore(draw)];
    const revs = new Map(
      draw(2)
        ? [
            ["quiz#one", "r1"],
            ["quiz#two", "r2"],
          ]
        : [],
    );
    const once = brought(a, b, revs);
    assert.deepEqual(state(brought(once, b, revs)), state(once));
    assert.deepEqual(state(brought(once, a, revs)), state(once));
    assert.deepEqual(state(brought(b, a, revs)), state(once));
    assert.deepEqual(state(brought(a, a, revs)), state(a));
    for (const name of once.names())
      if (name.startsWith("q/")) assert.equal(readRecord(once.read(name)).is, "record");
  }
});

test("a sitting that was handed in is not replaced by one that was not, nor a later attempt by an earlier", () => {
  const open = { v: 1, n: 1, start: 5, answers: { a: {}, b: {} } };
  const handed = { v: 1, n: 1, start: 5, answers: { a: {} }, handed: 9 };
  const again = { v: 1, n: 2, start: 20, answers: {} };
  const kept = (mine, theirs) =>
    JSON.parse(brought(store({ "x/e": mine }), store({ "x/e": theirs }), new Map()).read("x/e"));
  for (const [a, b, wanted] of [
    [open, handed, handed],
    [handed, again, again],
    [open, again, again],
  ]) {
    assert.deepEqual([kept(a, b), kept(b, a)], [wanted, wanted]);
  }
});

test("what one meant to do, or took back, last is what stays", () => {
  const kept = (mine, theirs) =>
    JSON.parse(brought(store({ "l/a": mine }), store({ "l/a": theirs }), new Map()).read("l/a"));
  const meant = { v: 1, begun: 3, pledge: { at: 5, role: "clerk", day: "2026-12-01" } };
  const back = { v: 1, begun: 4, pledge: { at: 9 } };
  for (const [a, b] of [
    [meant, back],
    [back, meant],
  ])
    assert.deepEqual(kept(a, b), { v: 1, begun: 3, pledge: { at: 9 } });
  for (const [a, b] of [
    [meant, { v: 1, begun: 1 }],
    [{ v: 1, begun: 1 }, meant],
  ])
    assert.deepEqual(kept(a, b), { ...meant, begun: 1 });
});

test("questions that a lesson asked are those of both, of each change the later time", () => {
  const kept = (mine, theirs) =>
    JSON.parse(brought(store({ "l/a": mine }), store({ "l/a": theirs }), new Map()).read("l/a"));
  const vectors = [
    [{ asked: ["q#b", "q#a"] }, { asked: ["q#c", "q#b"] }, { asked: ["q#a", "q#b", "q#c"] }],
    [{}, { asked: ["q#a"] }, { asked: ["q#a"] }],
    [{ asked: "odd" }, { asked: [1, "q#a"] }, { asked: ["q#a"] }],
    [{ seen: { "2026-12-01#s": 0 } }, { seen: { "2026-12-01#s": 7 } }, { seen: { "2026-12-01#s": 7 } }],
    [
      { seen: { "2026-12-01#s": 9 } },
      { seen: { "2026-12-01#s": 7, "2026-12-02#": 3 } },
      { seen: { "2026-12-01#s": 9, "2026-12-02#": 3 } },
    ],
    [{ seen: 5 }, { seen: { "2026-12-01#s": "odd" } }, { seen: { "2026-12-01#s": 0 } }],
  ];
  for (const [a, b, wanted] of vectors) {
    assert.deepEqual(kept({ v: 1, ...a }, { v: 1, ...b }), { v: 1, ...wanted });
    assert.deepEqual(kept({ v: 1, ...b }, { v: 1, ...a }), { v: 1, ...wanted });
  }
});

test("what a newer version keeps here stays, and what cannot be read gives way", () => {
  for (const name of ["q/quiz#one", "l/a", "x/e", "me"]) {
    const theirs = name.startsWith("q/") ? anyRecord(numbers(3)) : { v: 1, begun: 3 };
    const kept = (mine) => brought(store({ [name]: mine }), store({ [name]: theirs }), new Map()).read(name);
    assert.equal(kept('{"v":2}'), '{"v":2}');
    assert.deepEqual(JSON.parse(kept("{")), theirs);
  }
});

test("every record of version 0 that was recorded becomes a sound one of version 1", () => {
  const recorded = Object.values(JSON.parse(readFileSync(`${process.env.CASES}/store/v0.json`, "utf8")));
  assert.equal(recorded.length, 5);
  for (const text of recorded) {
    const old = JSON.parse(text);
    const { is, record } = readRecord(text);
    assert.equal(is, "record");
    const { v, rev, n, first, last, best, shown, hints } = record;
    assert.deepEqual([v, rev, n, best, shown, hints], [1, old.rev, old.n, old.best, 0, 0]);
    assert.deepEqual(
      [first, last],
      [
        { ms: 0, ...old.last },
        { ms: 0, ...old.last },
      ],
    );
  }
});

test("migrating leaves this version's, newer and foreign values alone", () => {
  for (const value of [anyRecord(numbers(5)), { v: 2, n: 1 }, { v: "0" }, { v: 0.5 }, { v: -1 }, {}]) {
    assert.equal(migrated(value), value);
  }
  for (const text of [
    '{"v":0}',
    '{"v":0,"last":7}',
    '{"v":0,"last":null,"rev":"r","n":1,"best":[0,1]}',
    '{"v":-1}',
  ]) {
    assert.equal(readRecord(text).is, "damaged", text);
  }
});

test("of a newer version's record a fault is told, and it is neither read nor overwritten", () => {
  const newer = '{"v":2,"anything":true}';
  const kept = store({ "q/quiz#one": newer });
  const progress = new Progress(kept, "c");
  const said = [];
  progress.onfault = (fault) => said.push(fault);
  assert.equal(progress.load({ id: "quiz#one", rev: "r", was: [] }).record.n, 0);
  assert.deepEqual(said, ["newer"]);
  progress.save("quiz#one", anyRecord(numbers(7)));
  assert.deepEqual([kept.read("q/quiz#one"), kept.names()], [newer, ["q/quiz#one"]]);
});
