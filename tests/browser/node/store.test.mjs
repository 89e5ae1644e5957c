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
