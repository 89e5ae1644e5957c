import assert from "node:assert/strict";
import { test } from "node:test";
import {
  emptyRecord,
  greater,
  mergeRecords,
  readRecord,
  withAnswerShown,
  withAttempt,
  withRegrade,
} from "../../../plugins/coursewright/browser/src/record.ts";

const attempt = (at, got, a = "t") => ({ a, got, at, ms: 10, lang: "zh" });

test("a check counts, keeps the first and the last answer and the best credit", () => {
  let record = withAttempt(emptyRecord("r"), "r", attempt(1, [2, 3]));
  record = withAttempt(record, "r", attempt(2, [0, 3]));
  assert.deepEqual([record.n, record.first.at, record.last.at, record.best], [2, 1, 2, [2, 3]]);
  assert.equal(readRecord(JSON.stringify(record)).is, "record");
});

test("the first answer to an updated question starts anew and says what was", () => {
  const old = withAttempt(emptyRecord("r0"), "r0", attempt(1, [1, 1]));
  const record = withAttempt(old, "r1", attempt(2, [0, 1]));
  assert.deepEqual(
    [record.rev, record.n, record.best, record.was],
    ["r1", 1, [0, 1], { rev: "r0", best: [1, 1] }],
  );
});

test("an answer that was shown gives no credit, the next one does", () => {
  const once = withAttempt(emptyRecord("r"), "r", attempt(1, [0, 3]));
  const twice = withAttempt(once, "r", attempt(2, [2, 3]));
  const shown = withAnswerShown(twice, once.best);
  assert.deepEqual([shown.last.got, shown.best, shown.shown], [[0, 3], [0, 3], 2]);
  const third = withAttempt(shown, "r", attempt(3, [3, 3]));
  assert.deepEqual([third.best, third.n, third.shown], [[3, 3], 3, 2]);
});

test("grading anew only improves, and not what was shown", () => {
  const wrong = withAttempt(emptyRecord("r"), "r", attempt(1, [1, 2]));
  assert.deepEqual(withRegrade(wrong, [2, 2]).best, [2, 2]);
  assert.equal(withRegrade(wrong, [0, 2]), wrong);
  const shown = withAnswerShown(wrong, [0, 2]);
  assert.equal(withRegrade(shown, [2, 2]), shown);
});

/** Numbers below a limit, the same in every run. */
function* draws(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield (limit) => (state >>> 8) % limit;
  }
}

function anyRecord(next) {
  const draw = (limit) => next.next().value(limit);
  let record = emptyRecord(`r${draw(2)}`);
  for (let turn = draw(4); turn > 0; turn--) {
    record = withAttempt(record, record.rev, attempt(draw(5), [draw(4), 3], "xyz"[draw(3)]));
  }
  return { ...record, hints: draw(3), shown: Math.min(record.n, draw(3)) };
}

test("merging is idempotent and commutative for any two records", () => {
  const next = draws(7);
  for (let turn = 0; turn < 2000; turn++) {
    const [a, b] = [anyRecord(next), anyRecord(next)];
    for (const rev of ["", "r0", "r1"]) {
      const merged = mergeRecords(a, b, rev);
      assert.deepEqual(mergeRecords(b, a, rev), merged);
      assert.deepEqual(mergeRecords(a, a, rev), a);
      assert.deepEqual(mergeRecords(merged, a, rev), merged);
      assert.deepEqual(mergeRecords(merged, b, rev), merged);
      assert.equal(readRecord(JSON.stringify(merged)).is, "record");
    }
  }
});

test("counts are the greater ones, not the sum", () => {
  const a = { ...withAttempt(emptyRecord("r"), "r", attempt(1, [0, 1])), hints: 2 };
  const b = withAttempt(withAttempt(emptyRecord("r"), "r", attempt(3, [0, 1])), "r", attempt(4, [1, 1]));
  const merged = mergeRecords(a, b);
  assert.deepEqual([merged.n, merged.hints, merged.first.at, merged.last.at], [2, 2, 1, 4]);
});

test("the greater fraction wins, not the greater number", () => {
  assert.deepEqual(greater([1, 1], [2, 3]), [1, 1]);
  assert.deepEqual(greater([1, 2], [2, 3]), [2, 3]);
});
