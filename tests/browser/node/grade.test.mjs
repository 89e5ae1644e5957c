import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold } from "../../../plugins/coursewright/browser/src/fold.ts";
import "../../../plugins/coursewright/browser/src/kinds/scripts/cw-rows.ts";
import "../../../plugins/coursewright/browser/src/kinds/scripts/cw-talk.ts";
import "../../../plugins/coursewright/browser/src/kinds/scripts/cw-typed.ts";
import { KINDS } from "../../../plugins/coursewright/browser/src/kinds/index.ts";

const vectors = (name) => JSON.parse(readFileSync(`${process.env.CASES}/grade/${name}.json`, "utf8"));

for (const [type, kind] of KINDS) {
  for (const { name, key, answer, got, marks, slips } of vectors(type)) {
    test(`${type}: ${name}`, () => {
      const grade = kind.grade(key, answer);
      assert.deepEqual({ ...grade, got: [grade.got, grade.of] }, { got, of: got[1], marks, slips });
    });
  }
}

for (const { text, folded } of vectors("fold")) {
  test(`folding ${JSON.stringify(text)}`, () => assert.equal(fold(text), folded));
}
