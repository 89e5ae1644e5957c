import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeLearners } from "../../../plugins/coursewright/browser/src/learner.ts";
import { drawn } from "../../../plugins/coursewright/browser/src/pools.ts";
import { Progress } from "../../../plugins/coursewright/browser/src/progress.ts";
import { openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const refuse = () => {
  throw new Error("denied");
};
const rows = Array.from({ length: 12 }, (_, i) => ({ id: `quiz#q${i}`, pool: i % 4 ? i % 2 : null }));
const counts = [2, 3];

test("what is in no pool is always asked, and of each pool as many as the quiz says", () => {
  for (let seed = 0; seed < 200; seed++) {
    const names = drawn(rows, counts, `seed ${seed}`);
    const of = (pool) => rows.filter((row) => row.pool === pool && names.has(row.id)).length;
    assert.deepEqual([of(null), of(0), of(1)], [3, 2, 3]);
  }
});

test("every question of a pool is drawn for somebody, about as often as the others", () => {
  const often = new Map();
  for (let seed = 0; seed < 600; seed++)
    for (const id of drawn(rows, counts, `s${seed}`)) often.set(id, (often.get(id) ?? 0) + 1);
  for (const { id, pool } of rows) {
    if (pool === 0) assert.ok(Math.abs(often.get(id) - 400) < 60, `${id}: ${often.get(id)}`);
    if (pool === 1) assert.ok(Math.abs(often.get(id) - 300) < 60, `${id}: ${often.get(id)}`);
  }
});

test("a question that comes or goes changes one place of its pool at most, moved ones none", () => {
  for (let seed = 0; seed < 200; seed++) {
    const before = drawn(rows, counts, `s${seed}`);
    const more = drawn([{ id: "quiz#new", pool: 1 }, ...rows], counts, `s${seed}`);
    assert.ok([...before].filter((id) => !more.has(id)).length <= 1);
    const fewer = drawn(rows.slice(0, -1), counts, `s${seed}`);
    assert.ok([...before].filter((id) => !fewer.has(id)).length <= 1);
    assert.deepEqual([...drawn([...rows].reverse(), counts, `s${seed}`)].sort(), [...before].sort());
  }
});

test("a seed is made when it is first wanted, kept, and the same for everybody who reads it", () => {
  const store = openStore("c", refuse, refuse);
  let made = 0;
  const fresh = () => `fresh ${++made}`;
  const { learner } = new Progress(store, "c", fresh);
  assert.equal(store.read("me"), null);
  assert.equal(learner.seed, "fresh 1");
  assert.equal(learner.seed, "fresh 1");
  assert.equal(new Progress(store, "c", fresh).learner.seed, "fresh 1");
  assert.deepEqual(JSON.parse(store.read("me")), { v: 1, seed: "fresh 1" });
});

test("a quiz drawn anew has another seed, other quizzes keep theirs, and a role stays", () => {
  const store = openStore("c", refuse, refuse);
  store.write("me", '{"v":1,"role":"front-line","seed":"s"}');
  const { learner } = new Progress(store, "c");
  learner.drawAnew("one");
  learner.drawAnew("one");
  assert.deepEqual([learner.seedOf("one"), learner.seedOf("two"), learner.seed], ["s/2", "s", "s"]);
  assert.equal(JSON.parse(store.read("me")).role, "front-line");
});

test("a quiz of another name goes on with what was drawn under the old one", () => {
  const store = openStore("c", refuse, refuse);
  store.write("me", '{"v":1,"seed":"s","draws":{"old":2,"older":5}}');
  const { learner } = new Progress(store, "c");
  assert.deepEqual([learner.seedOf("new", ["old", "older"]), learner.seedOf("new")], ["s/2", "s"]);
  learner.drawAnew("new", ["old", "older"]);
  assert.equal(learner.seedOf("new", ["old", "older"]), "s/3");
});

test("what cannot be read is put aside and said once; a newer version's entry is not written to", () => {
  const store = openStore("c", refuse, refuse);
  store.write("me", "{");
  const progress = new Progress(store, "c", () => "new");
  const said = [];
  progress.onfault = (fault) => said.push(fault);
  assert.equal(progress.learner.seed, "new");
  assert.deepEqual([said, store.read("kept/me")], [["damaged"], "{"]);
  store.write("me", '{"v":2}');
  assert.equal(progress.learner.seed, "new");
  progress.learner.drawAnew("one");
  assert.equal(store.read("me"), '{"v":2}');
});

test("two learners' entries merge to one seed and the later draws, whoever imports; the role stays one's own", () => {
  const a = { v: 1, seed: "b", role: "x", draws: { one: 2, two: 1 } };
  const b = { v: 1, seed: "a", role: "y", draws: { one: 1, three: 4 } };
  const merged = mergeLearners(a, b);
  assert.deepEqual(merged, { v: 1, seed: "a", role: "x", draws: { one: 2, three: 4, two: 1 } });
  assert.deepEqual({ ...mergeLearners(b, a), role: "x" }, merged);
  assert.deepEqual(mergeLearners(merged, b), merged);
  assert.deepEqual(mergeLearners(a, a), { ...a });
});
