// What must hold of the page's graders whatever the question is; a failure is brought down to its smallest case.
// Rows that were graded go into a file, for Python to grade them, too.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import * as fc from "fast-check";
import { even, fold, hasWords } from "../../plugins/coursewright/browser/src/fold.ts";
import { KINDS } from "../../plugins/coursewright/browser/src/kinds/index.ts";
import { shapeOf } from "../../plugins/coursewright/browser/src/kinds/shapes.ts";
import { readNumber } from "../../plugins/coursewright/browser/src/number.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-rows.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-talk.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-typed.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-hotspot.ts";
import { answerTo, questionsOf, textOf } from "./kinds.mjs";

const { ranges, rounds, seed } = JSON.parse(readFileSync(process.env.ROWS, "utf8"));
const text = textOf(ranges);
const questions = questionsOf(text);
const sent = (value) => JSON.parse(JSON.stringify(value));
const check = (name, ...property) => {
  try {
    fc.assert(fc.property(...property), { seed, numRuns: rounds });
  } catch (fault) {
    throw new Error(`${name}: ${fault.message}`, { cause: fault });
  }
};
const frozen = (value) => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

check("folding again changes nothing", text, (given) => assert.equal(fold(fold(given)), fold(given)));
check("width and composition do not matter", text, (given) => {
  const wide = given.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  assert.equal(fold(wide), fold(given));
  assert.equal(fold(given.normalize("NFC")), fold(given.normalize("NFD")));
});
check("case does not matter", text, (given) => {
  assert.equal(fold(given.replace(/[a-z]/g, (letter) => letter.toUpperCase())), fold(given));
});
check("spaces around do not matter", text, (given) =>
  assert.equal(fold(`\u3000 ${given}\u200b\n`), fold(given)),
);
check("what has a word keeps one", text, (given) =>
  assert.equal(hasWords(fold(given)), hasWords(even(given))),
);
check("a number that was read is read as itself", text, fc.constantFrom("", "分"), (given, unit) => {
  const number = readNumber(given, unit);
  if (number !== null) assert.equal(readNumber(number, ""), number);
});

for (const [kind, question] of Object.entries(questions)) {
  const { grade } = KINDS.get(kind);
  const row = question.chain((one) =>
    answerTo(one, text).map((answer) => ({ ...one, answer: sent(answer) })),
  );
  check(
    `${kind}: what is right earns all, in any order, and is of the kind's shape`,
    question,
    ({ key, right }) => {
      const { got, of, marks, slips } = grade(frozen(key), frozen(right));
      assert.deepEqual([got, slips], [of, {}]);
      // The best way may lead over a step that another one beats.
      assert.ok(kind === "dialogue" || Object.values(marks).every((mark) => mark === "right"));
      assert.ok(shapeOf(kind)(sent(right)));
    },
  );
  check(
    `${kind}: credit lies between nothing and all, and what is kept is graded alike`,
    row,
    ({ key, answer }) => {
      const given = grade(frozen(key), frozen(answer));
      assert.ok(Number.isSafeInteger(given.got) && 0 <= given.got && given.got <= given.of);
      assert.ok(Object.keys(given.slips).every((name) => given.marks[name] === "wrong"));
      assert.deepEqual(grade(sent(key), sent(answer)), given);
    },
  );
}

for (const kind of ["blanks", "numeric", "match", "categorise", "scale"]) {
  const { grade } = KINDS.get(kind);
  const choice = questions[kind].chain((one) =>
    fc.tuple(fc.constant(one), fc.constantFrom(...Object.keys(one.key)), fc.jsonValue()),
  );
  check(
    `${kind}: each row counts by itself, and others for nothing`,
    choice,
    ([{ key, right }, name, odd]) => {
      const all = grade(key, right);
      const { [name]: _one, ...others } = right;
      const less = grade(key, others);
      assert.deepEqual([less.got, less.of, less.marks[name]], [all.got - 1, all.of, "missed"]);
      assert.deepEqual(grade(key, { ...right, other: odd, constructor: odd }), all);
    },
  );
}
check("order: a list turned round earns nothing but where it has two", questions.order, ({ key }) => {
  assert.equal(KINDS.get("order").grade(key, key.toReversed()).got, 0);
});

const draw = (arbitrary, numRuns = rounds) => fc.sample(arbitrary, { seed, numRuns });
const rows = Object.entries(questions).flatMap(([kind, question]) =>
  draw(question.chain((one) => answerTo(one, text).map((answer) => [kind, one.key, answer]))).map(sent),
);
const texts = draw(text, 10 * rounds);
const units = ["", "分"];
writeFileSync(
  process.env.GRADES,
  JSON.stringify({
    rows: rows.map(([kind, key, answer]) => [kind, key, answer, KINDS.get(kind).grade(key, answer)]),
    texts: texts.map((given) => [given, fold(given), units.map((unit) => readNumber(given, unit))]),
  }),
  "utf8",
);
