// The shelf of each learner: apart from others', without a device, with other tabs.
import assert from "node:assert/strict";
import { test } from "node:test";

import { LearnerShelf } from "../../../plugins/coursewright/browser/src/lms/shelf.ts";

test("the shelf keeps each learner's things apart, and goes on without a device", () => {
  const kept = new Map();
  const device = {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i],
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
  const [one, other] = ["lin", "mei"].map((name) => new LearnerShelf(() => device, name));
  const said = [];
  one.onchange = (key) => said.push(key);
  one.setItem("a", "1");
  one.setItem("a", "1");
  assert.deepEqual([other.getItem("a"), said], [null, ["a"]]);
  assert.equal(new LearnerShelf(() => device, "lin").getItem("a"), "1");
  const closed = new LearnerShelf(() => {
    throw new Error("SecurityError");
  }, "lin");
  closed.setItem("b", "2");
  assert.equal(closed.getItem("b"), "2");
});
test("what another tab of the learner keeps is on this one's shelf, too", () => {
  const kept = new Map();
  const device = {
    length: 0,
    key: () => null,
    getItem: () => null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
  const [one, two, other] = ["lin", "lin", "mei"].map((name) => new LearnerShelf(() => device, name));
  const [told, heard] = [[], []];
  two.onchange = (key) => told.push(key);
  two.onheard = (key) => heard.push(key);
  one.setItem("a", "1");
  for (const [key, newValue] of [...kept, [null, null], ["a", "2"]])
    for (const shelf of [two, other]) shelf.hear({ key, newValue });
  assert.deepEqual([two.getItem("a"), other.getItem("a"), told, heard], ["1", null, [], ["a"]]);
  // A device that somebody clears takes nothing from the platform.
  two.hear({ key: [...kept.keys()][0], newValue: null });
  assert.equal(two.getItem("a"), "1");
});
