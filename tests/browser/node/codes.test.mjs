import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { generate, mode } from "lean-qr";
import decode from "qr/decode.js";
import { bytesIn, codesOf, readCodes } from "../../../plugins/coursewright/browser/src/copy/codes.ts";
import { pack, unpack } from "../../../plugins/coursewright/browser/src/copy/pack.ts";

test("any values come out of their bytes as they went in", () => {
  const text = fc.string({ unit: "grapheme-composite" });
  const odd = fc.constantFrom("__proto__", "", "0a", "{#}", '"', "\n", "\ud800", "$3", "@");
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.string(),
      text,
      odd,
      fc.stringMatching(/^[0-9a-f]{2,40}$/),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("any")),
      fc.dictionary(fc.oneof(fc.string(), odd, fc.stringMatching(/^[0-9a-f]{6}$/)), tie("any")),
    ),
  })).any;
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const plain = JSON.parse(JSON.stringify(values));
      assert.deepEqual(unpack(pack(plain)), plain);
    }),
  );
});

test("any bytes come out of their codes, in any order, whatever chats and mail put between", () => {
  const between = fc.array(fc.constantFrom(" ", "\n", "\r\n> ", "\u200b", "\u00a0"), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.integer({ min: 60, max: 300 }),
      fc.infiniteStream(fc.nat()),
      between,
      fc.boolean(),
      (bytes, most, chance, spaces, small) => {
        fc.pre(bytes.length > 0);
        const codes = codesOf(bytes, "some-course", most);
        for (const code of codes) assert.ok(code.length <= most && /^[0-9A-Z$+./:-]+$/.test(code));
        const shuffled = codes.map((code) => [chance.next().value, code]).sort(([a], [b]) => a - b);
        const sent = shuffled.map(([, code]) =>
          [...code].map((sign, i) => (i % 37 ? sign : spaces.join("") + sign)).join(""),
        );
        const text = `我的进度：${sent.join("\n")} 完`;
        const { parts, newer, damaged } = readCodes(small ? text.toLowerCase() : text);
        assert.deepEqual([parts.length, newer, damaged], [codes.length, false, false]);
        assert.deepEqual(bytesIn(parts), bytes);
      },
    ),
  );
});

test("a picture code of the greatest length is read again from its squares", () => {
  const bytes = Uint8Array.from({ length: 1200 }, (_, i) => (i * 7919) % 256);
  const [code] = codesOf(bytes, "moments-that-count", 1852);
  const bitmap = generate(mode.alphaNumeric(code));
  assert.equal(bitmap.size, 117);
  const side = (bitmap.size + 8) * 3;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (bitmap.get(Math.floor(x / 3) - 4, Math.floor(y / 3) - 4))
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  assert.equal(decode({ width: side, height: side, data }, { timeLimit: 9999 }), code);
});
