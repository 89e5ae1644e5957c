import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shuffled, shuffledAround } from "../../../plugins/coursewright/browser/src/order.ts";
import {
  contextOf,
  digest,
  openCapsule,
  sha256,
  token,
} from "../../../plugins/coursewright/browser/src/seal.ts";

const vectors = (name) => JSON.parse(readFileSync(`${process.env.CASES}/seal/${name}.json`, "utf8"));

test("SHA-256 is that of the standard at every length around a block", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = randomBytes(length);
    assert.equal(
      Buffer.from(sha256(bytes)).toString("hex"),
      createHash("sha256").update(bytes).digest("hex"),
    );
  }
  assert.equal(digest("真实瞬间"), createHash("sha256").update("真实瞬间").digest("hex"));
});

for (const { name, context, value, capsule } of vectors("capsules")) {
  test(`a capsule opens: ${name}`, () => assert.deepEqual(openCapsule(capsule, context), value));
  test(`damage anywhere is seen: ${name}`, () => {
    const bytes = Buffer.from(capsule, "base64");
    for (const [at, byte] of bytes.entries()) {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte ^ 1;
      assert.equal(openCapsule(damaged.toString("base64"), context), null);
    }
    assert.equal(openCapsule(capsule, `${context}x`), null);
  });
}

test("what is no capsule opens to nothing", () => {
  for (const sealed of ["", "AAAA", "not base64!", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAA"]) {
    assert.equal(openCapsule(sealed, "context "), null);
  }
});

test("the context is the one that Python seals with", () => {
  const first = vectors("capsules")[0].context;
  const [, course, question, lang] = first.split(" ");
  assert.equal(contextOf(course, question, lang), first);
});

test("tokens are those in the page", () => {
  for (const { course, quiz, question, side, id, token: expected } of vectors("tokens")) {
    assert.equal(token(course, `${quiz}#${question}`, side, id), expected);
  }
});

for (const { name, names, seed, key, order } of vectors("shuffles")) {
  test(`a shuffle: ${name}`, () => assert.deepEqual(shuffled(names, seed, key), order));
}

for (const { name, names, seed, pinned, order } of vectors("pinned")) {
  test(`a shuffle around pinned names: ${name}`, () => {
    assert.deepEqual(shuffledAround(names, new Set(pinned), seed), order);
  });
}
