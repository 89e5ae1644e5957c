// Worksheets: what is kept, what is added up, what comes in from a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeEntry } from "../../../plugins/coursewright/browser/src/merge.ts";
import { cellsIn, withCell } from "../../../plugins/coursewright/browser/src/sheets/kept.ts";
import { totalsOf } from "../../../plugins/coursewright/browser/src/sheets/totals.ts";

test("one cell is written and the others stay", () => {
  const first = withCell(null, "1.2", "bell", "en", 10);
  const both = withCell(first, "2.3", "+1", "en", 11);
  assert.deepEqual(cellsIn(both), { 1.2: "bell", 2.3: "+1" });
  assert.deepEqual(cellsIn(withCell(both, "1.2", "", "en", 12)), { 2.3: "+1" });
});

test("what cannot be read is no cell, what a newer version wrote is left alone", () => {
  for (const text of ["", "{", "[]", '{"v":1,"cells":[]}', '{"v":1,"cells":{"1.1":{}}}'])
    assert.deepEqual(cellsIn(text), {});
  assert.equal(withCell('{"v":2,"cells":{}}', "1.1", "x", "en", 1), null);
});

test("total, mean, lowest and last of what is there", () => {
  assert.deepEqual(totalsOf([1, null, -3, 2]), { total: "0", mean: "0", lowest: "−3", last: "+2" });
  assert.deepEqual(totalsOf([1, 2, 2]), { total: "+5", mean: "+1.67", lowest: "+1", last: "+2" });
  assert.equal(totalsOf([null]).mean, "–");
});

test("two devices' cells are one sheet, the later one's first", () => {
  const one = withCell(withCell(null, "1.1", "a", "en", 5), "1.2", "old", "en", 6);
  const two = withCell(withCell(null, "1.2", "new", "en", 8), "1.3", "c", "en", 9);
  const wanted = { 1.1: "a", 1.2: "new", 1.3: "c" };
  assert.deepEqual(cellsIn(mergeEntry("w/x#W01", one, two, new Map())), wanted);
  assert.deepEqual(cellsIn(mergeEntry("w/x#W01", two, one, new Map())), wanted);
});
