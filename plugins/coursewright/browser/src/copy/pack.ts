/**
 * Values as few bytes: what is the same in many entries (their form) is said once, and what differs lies in columns,
 * each compressed by itself. Nothing is lost: what comes out is what went in.
 */

import { deflateSync, inflateSync } from "fflate";

/** The leaves of one column, all of one sort. */
interface Column {
  readonly sort: Sort;
  readonly leaves: (string | number)[];
}

/** Whole numbers, hex digits in pairs, any other text. */
type Sort = "#" | "$" | "@";
type Leaf = readonly [Sort, string | number];

const HEX = /^([0-9a-f]{2})+$/;
const SECTIONS = 5;
/** Numbers from here on stay in the form: twice their difference would not be exact. */
const MOST = 2 ** 50;

/** Values, as JSON knows them, as bytes. */
export function pack(values: readonly unknown[]): Uint8Array {
  const forms = new Map<string, Column[]>();
  const order = values.map((value) => {
    const leaves: Leaf[] = [];
    const form = formOf(value, leaves);
    const columns = forms.get(form) ?? leaves.map(([sort]) => ({ sort, leaves: [] }));
    leaves.forEach(([, leaf], i) => columns[i]!.leaves.push(leaf));
    forms.set(form, columns);
    return [...forms.keys()].indexOf(form);
  });
  const columns = [...forms.values()].flat();
  const of = (sort: Sort): Column["leaves"][] =>
    columns.flatMap((column) => (column.sort === sort ? [column.leaves] : []));
  const sections = [
    lines([...forms.keys()]),
    order.flatMap(varint),
    (of("#") as number[][]).flatMap((column) =>
      column.flatMap((number, i) => varint(zigzag(number - (column[i - 1] ?? 0)))),
    ),
    bytesOf((of("$").flat() as string[]).join("")),
    lines(of("@").flat() as string[]),
  ];
  return join(sections.map((section) => deflateSync(Uint8Array.from(section), { level: 9 })));
}

/** The values in bytes that `pack` made; throws where it did not. */
export function unpack(bytes: Uint8Array): unknown[] {
  const [forms, order, ints, hex, texts] = split(bytes).map((section) => inflateSync(section));
  const [shapes, turns] = [textsIn(forms!), numbersIn(order!)];
  const rows = shapes.map((_, form) => turns.filter((turn) => turn === form).length);
  const from = { ints: numbersIn(ints!), hex: hexOf(hex!), texts: textsIn(texts!), at: [0, 0, 0] };
  const columns = shapes.map((form, i) => sortsIn(form).map((sort) => columnOf(sort, rows[i]!, from)));
  const next = shapes.map(() => 0);
  return turns.map((form) => {
    const row = there(next[form])!;
    next[form] = row + 1;
    return valueOf(shapes[form]!, (column) => columns[form]![column]![row]!);
  });
}

/** A value's form, and its leaves in the order in which they stand in it. */
function formOf(value: unknown, leaves: Leaf[]): string {
  if (Array.isArray(value)) return `[${value.map((each) => formOf(each, leaves)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([name, each]) => {
      const label = HEX.test(name) ? formOf(name, leaves) : JSON.stringify(name);
      return `${label}:${formOf(each, leaves)}`;
    });
    return `{${pairs.join(",")}}`;
  }
  if (Number.isInteger(value) && Math.abs(value as number) < MOST && !Object.is(value, -0)) {
    leaves.push(["#", value as number]);
    return "#";
  }
  if (typeof value !== "string") return JSON.stringify(value);
  const isHex = HEX.test(value);
  leaves.push([isHex ? "$" : "@", value]);
  return isHex ? `$${value.length / 2}` : "@";
}

const LEAF = /"(?:[^"\\]|\\.)*"|(#)|\$(\d+)|(@)/g;

/** What the leaves of a form are: 0 a number, -1 a text, else how many bytes. */
function sortsIn(form: string): number[] {
  return [...form.matchAll(LEAF)].flatMap(([, int, hex, text]) =>
    int ? [0] : text ? [-1] : hex ? [Number(hex)] : [],
  );
}

interface Source {
  readonly ints: readonly number[];
  readonly hex: string;
  readonly texts: readonly string[];
  /** How much of each is taken. */
  readonly at: number[];
}

function columnOf(sort: number, rows: number, { ints, hex, texts, at }: Source): (string | number)[] {
  let last = 0;
  return Array.from({ length: rows }, () => {
    if (!sort) return (last += unzigzag(there(ints[at[0]!++])));
    if (sort < 0) return there(texts[at[2]!++]);
    const from = at[1]!;
    at[1] = from + 2 * sort;
    if (at[1] > hex.length) throw new RangeError("too short");
    return hex.slice(from, at[1]);
  });
}

/** The value of a form, whose leaves are put in as JSON, which then is read as such. */
function valueOf(form: string, leaf: (column: number) => string | number): unknown {
  let column = 0;
  return JSON.parse(
    form.replace(LEAF, (all, int, hex, text) => (int || hex || text ? JSON.stringify(leaf(column++)) : all)),
  );
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("too short");
  return value;
}

/** Texts as lines: their line ends, and halves of signs, are written as JSON writes them. */
function lines(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(texts.map((text) => `${JSON.stringify(text).slice(1, -1)}\n`).join(""));
}

function textsIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(`"${line}"`) as string);
}

/** A whole number as bytes of seven bits, the lowest first. */
function varint(number: number): number[] {
  const bytes = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
  return [...bytes, rest];
}

function numbersIn(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let [number, unit] = [0, 1];
  for (const byte of bytes) {
    number += (byte & 127) * unit;
    unit *= 128;
    if (byte < 128) {
      numbers.push(number);
      [number, unit] = [0, 1];
    }
  }
  return numbers;
}

/** Differences as numbers from 0. */
function zigzag(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number;
}

function unzigzag(number: number): number {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}

function bytesOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
}

/** Sections one after the other, each behind its length. */
function join(sections: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(sections.flatMap((section) => [...varint(section.length), ...section]));
}

function split(bytes: Uint8Array): Uint8Array[] {
  let at = 0;
  return Array.from({ length: SECTIONS }, () => {
    const end = bytes.findIndex((byte, i) => i >= at && byte < 128) + 1;
    const [length] = numbersIn(bytes.subarray(at, end));
    const section = bytes.subarray(end, end + there(length));
    at = end + section.length;
    return section;
  });
}
