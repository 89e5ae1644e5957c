import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore, prefixOf } from "../../../plugins/coursewright/browser/src/store.ts";

/** Web Storage as browsers have it, with room for a number of characters. */
export class Box {
  texts = new Map();
  constructor(room = Infinity) {
    this.room = room;
  }
  get length() {
    return this.texts.size;
  }
  key(index) {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key) {
    return this.texts.get(key) ?? null;
  }
  setItem(key, text) {
    const used = [...this.texts].reduce((sum, [k, t]) => sum + (k === key ? 0 : k.length + t.length), 0);
    if (used + key.length + text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.texts.set(key, text);
  }
  removeItem(key) {
    this.texts.delete(key);
  }
}

const refuse = () => {
  throw new DOMException("denied", "SecurityError");
};

test("keys stand under the course, other courses are not seen", () => {
  const box = new Box();
  box.setItem("coursewright/other/me", "{}");
  const store = openStore("mine", () => box, refuse);
  assert.equal(store.write("q/a#b", "1"), true);
  assert.deepEqual([...box.texts.keys()], ["coursewright/other/me", `${prefixOf("mine")}q/a#b`]);
  assert.deepEqual(store.names(), ["q/a#b"]);
  assert.equal(store.lasts, "device");
});

test("where the device refuses, the tab keeps; where both refuse, the page", () => {
  const box = new Box();
  assert.equal(openStore("c", refuse, () => box).lasts, "tab");
  const store = openStore("c", refuse, refuse);
  assert.equal(store.lasts, "page");
  assert.equal(store.write("q/a#b", "1"), false);
  assert.equal(store.read("q/a#b"), "1");
  store.remove("q/a#b");
  assert.equal(store.read("q/a#b"), null);
});

test("a storage without any room is like none", () => {
  assert.equal(openStore("c", () => new Box(0), refuse).lasts, "page");
});

test("a shelf that others filled is read where there is something on it, else the tab keeps", () => {
  const box = new Box();
  box.setItem("coursewright/c/q/a#b", "1");
  box.setItem("other", "x".repeat(40));
  box.room = 0;
  const store = openStore(
    "c",
    () => box,
    () => new Box(),
  );
  assert.deepEqual(
    [store.lasts, store.trouble, store.read("q/a#b"), store.names()],
    ["device", "full", "1", ["q/a#b"]],
  );
  assert.equal(store.write("q/c#d", "2"), false);
  assert.deepEqual(store.names(), ["q/a#b", "q/c#d"]);
  const other = openStore(
    "d",
    () => box,
    () => new Box(),
  );
  assert.deepEqual([other.lasts, other.trouble], ["tab", "full"]);
});

test("a shelf that takes nothing new is called so, whether it says no or nothing", () => {
  for (const set of [refuse, () => undefined]) {
    const box = new Box();
    box.setItem("coursewright/c/me", "{}");
    box.setItem = set;
    const store = openStore("c", () => box, refuse);
    assert.deepEqual(
      [store.lasts, store.trouble, store.write("q/a#b", "1"), store.read("q/a#b")],
      ["device", "read_only", false, "1"],
    );
  }
  assert.equal(openStore("c", refuse, refuse).trouble, "refused");
  assert.equal(openStore("c", () => new Box(), refuse).trouble, "");
});

test("what a full storage refuses is kept in memory, and read from there", () => {
  const box = new Box(60);
  const store = openStore("c", () => box, refuse);
  assert.equal(store.write("q/a#b", "old"), true);
  const long = "x".repeat(99);
  assert.equal(store.write("q/a#b", long), false);
  assert.equal(store.read("q/a#b"), long);
  assert.equal(box.getItem("coursewright/c/q/a#b"), "old");
  assert.deepEqual(store.names(), ["q/a#b"]);
  box.room = Infinity;
  assert.equal(store.write("q/a#b", "new"), true);
  assert.equal(store.read("q/a#b"), "new");
});
