// Questions of each kind as fast-check draws them: a key, and an answer to it that earns all.
import * as fc from "fast-check";
import { fold } from "../../plugins/coursewright/browser/src/fold.ts";

/** Signs that folding is about; first those to which a failure is brought down. */
const SIGNS = [
  ..."aA1 02九外“”。、·,;?()[]《》「」.:!=<>+*^&|/~_#$-–—−%0159瞬间Ａ３ßéΣİ½①²⁻ﬁ𠮷\u3000\u00a0\u200b\ufeff\n",
];

/** Texts of these signs, and of characters in ranges of code points that both sides have known for long. */
export function textOf(ranges) {
  const any = fc
    .oneof(...ranges.map(([min, max]) => fc.integer({ min, max })))
    .map((code) => String.fromCodePoint(code));
  const unit = fc.oneof({ arbitrary: fc.constantFrom(...SIGNS), weight: 4 }, any);
  return fc.array(unit, { maxLength: 12 }).map((signs) => signs.join(""));
}

const token = fc.integer({ min: 0, max: 0xffffff }).map((number) => number.toString(16).padStart(6, "0"));
const tokens = (minLength, maxLength = 6) => fc.uniqueArray(token, { minLength, maxLength });

/** An object with these keys in some order, its values drawn by key. */
function mapOf(keys, value) {
  const values = fc.tuple(...keys.map((key) => value(key)));
  const order = fc.shuffledSubarray([...keys.keys()], { minLength: keys.length });
  return fc
    .tuple(values, order)
    .map(([drawn, places]) => Object.fromEntries(places.map((i) => [keys[i], drawn[i]])));
}

const shuffled = (list) => fc.shuffledSubarray(list, { minLength: list.length });
const again = (value) => mapOf(Object.keys(value), (name) => fc.constant(value[name]));
const rows = (value, most) => tokens(1, most).chain((keys) => mapOf(keys, value));
const asked = (key, right) =>
  key.chain((drawn) => fc.record({ key: fc.constant(drawn), right: right(drawn) }));

/** A whole number of tenths to thousandths as plain text. */
function plain(digits, places) {
  const [sign, text] = [digits < 0 ? "-" : "", String(Math.abs(digits)).padStart(places + 1, "0")];
  const [whole, part] = [
    text.slice(0, text.length - places),
    text.slice(text.length - places).replace(/0+$/, ""),
  ];
  const number = part ? `${whole}.${part}` : whole;
  return number === "0" ? "0" : sign + number;
}

const span = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(500), fc.nat(3))
  .map(([low, more, places]) => [plain(low, places), plain(low + more, places)]);

/** A number's ends, its unit, and slips anywhere. */
const number = fc
  .record({
    min: fc.constant(""),
    ends: span,
    unit: fc.constantFrom("", "分", "km/h"),
    slips: fc.array(span, { maxLength: 2 }),
  })
  .map(({ ends: [min, max], unit, slips }) => ({ min, max, unit, slips }));

/** An end of the span as people write it: a sign, zeros behind, wide digits, the unit. */
function typedNumber({ min, max, unit }) {
  const wide = (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return fc
    .tuple(
      fc.constantFrom(min, max),
      fc.constantFrom("", " ", "\u3000"),
      fc.constantFrom("", unit),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([end, space, behind, minus, broad]) => {
      const text = (minus ? end.replace("-", "−") : end) + (end.includes(".") ? "0" : "");
      return space + (broad ? wide(text) : text) + space + behind;
    });
}

/** Words that are accepted and words that are slips, all folded, none of them twice. */
function words(text) {
  const folded = fc.uniqueArray(text.map(fold).filter(Boolean), { minLength: 1, maxLength: 5 });
  return fc.tuple(folded, fc.nat(4)).map(([list, at]) => {
    const most = Math.min(at + 1, list.length);
    return { accept: list.slice(0, most), slips: list.slice(most).map((word) => [word]) };
  });
}

const typedWord = ({ accept }) =>
  fc
    .tuple(fc.constantFrom(...accept), fc.constantFrom("", " ", "\u3000", "\u200b"))
    .map(([word, space]) => space + word + space);
const typed = (key) =>
  mapOf(Object.keys(key), (name) => ("accept" in key[name] ? typedWord : typedNumber)(key[name]));

/** A conversation that goes forward from step to step, with its best and its worst total. */
const talk = tokens(1, 4).chain((names) => {
  const replies = (at) =>
    tokens(1, 3).chain((own) =>
      mapOf(
        own.map((name) => `${names[at]}/${name}`),
        () =>
          fc.record({
            score: fc.integer({ min: -3, max: 3 }),
            // oxlint-disable-next-line unicorn/no-thenable -- a key's own word
            then: fc.constantFrom("end", ...names.slice(at + 1)),
          }),
      ),
    );
  return fc.tuple(...names.map((_, at) => replies(at))).map((steps) => {
    const nodes = Object.fromEntries(names.map((name, at) => [name, steps[at]]));
    const total = (node, pick) =>
      node === "end"
        ? 0
        : pick(...Object.values(nodes[node]).map(({ score, then }) => score + total(then, pick)));
    const [best, worst] = [total(names[0], Math.max), total(names[0], Math.min)];
    return { start: names[0], mood: 0, nodes, best, worst, bands: [] };
  });
});

function bestWay({ nodes, start }) {
  const best = (node) => {
    if (node === "end") return [0, []];
    const ways = Object.entries(nodes[node]).map(([reply, { score, then }]) => {
      const [more, way] = best(then);
      return [score + more, [[node, reply], ...way]];
    });
    return ways.reduce((a, b) => (b[0] > a[0] ? b : a));
  };
  return best(start)[1];
}

const line = fc.oneof(
  fc.constant({ mark: "good", rule: "" }),
  token.map((rule) => ({ mark: "bad", rule })),
);
const judged = (key) =>
  fc.record({
    marks: mapOf(Object.keys(key), (name) => fc.constant(key[name].mark)),
    rules: mapOf(
      Object.keys(key).filter((name) => key[name].rule),
      (name) => fc.constant(key[name].rule),
    ),
  });

const pairs = asked(
  tokens(1, 3).chain((choices) => rows(() => fc.constantFrom(...choices))),
  again,
);
const several = fc.record({ right: tokens(1), credit: fc.constantFrom("all", "partial") });
const rating = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(2));

/** By kind: `key` and `right`, an answer that earns all. */
export const questionsOf = (text) => ({
  single: asked(token, fc.constant),
  multiple: asked(several, ({ right }) => shuffled(right)),
  hotspot: asked(several, ({ right }) => shuffled(right)),
  "true-false": asked(fc.boolean(), fc.constant),
  blanks: asked(
    rows(() => fc.oneof(words(text), number)),
    typed,
  ),
  numeric: asked(
    rows(() => number, 1),
    typed,
  ),
  order: asked(tokens(2), fc.constant),
  match: pairs,
  categorise: pairs,
  scale: asked(
    rows(() => rating),
    (key) => mapOf(Object.keys(key), (name) => fc.constant(key[name][0])),
  ),
  reflection: asked(fc.record({ rubric: fc.nat(4) }), () =>
    fc.record({ text: text.map((more) => `我${more}`) }),
  ),
  dialogue: asked(talk, (key) => fc.constant(bestWay(key))),
  transcript: asked(
    rows(() => line),
    judged,
  ),
});

/** All texts in a value that came from JSON. */
export function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsIn)]
    : [];
}

/** An answer to a question: the right one, one of the question's own words in other places, or anything. */
export function answerTo({ key, right }, text) {
  const own = fc.oneof(
    fc.constantFrom("", ...textsIn(key), ...textsIn(right)),
    text,
    fc.integer({ min: -4, max: 4 }),
    fc.boolean(),
  );
  const changed =
    typeof right === "object" && !Array.isArray(right)
      ? fc
          .dictionary(fc.constantFrom(...Object.keys(right), "", "__proto__"), own)
          .map((more) => ({ ...right, ...more }))
      : fc.array(own, { maxLength: 6 });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      own,
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(own.map(String), tie("value"), { maxKeys: 4 }),
    ),
  }));
  return fc.oneof(fc.constant(right), changed, value, fc.jsonValue());
}
