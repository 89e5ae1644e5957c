/**
 * What the page knows of the course, so that a picture code need not say it: names by six digits of their digest,
 * what was chosen by its place among the tokens. Two more digits tell whether both sides know the same; where they do
 * not, what can be kept is.
 *
 * It comes as a piece of the course's data, `legend` (site/pieces/collection.py).
 */

import { isObject } from "../record.ts";
import { digest } from "../seal.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the piece tells. */
export interface LegendFacts {
  readonly questions: readonly {
    readonly name: string;
    readonly rev: string;
    readonly tokens: readonly string[];
  }[];
  readonly lessons: readonly { readonly slug: string; readonly sections: readonly string[] }[];
}

/** For a page that cannot load the piece: codes say all by themselves. */
export const NOTHING: LegendFacts = { questions: [], lessons: [] };

interface Known {
  readonly name: string;
  /** What a key begins with, then what tells that both sides know the same. */
  readonly key: string;
  readonly rev: string;
  /** Tokens of a question, ids of a lesson's sections. */
  readonly words: readonly string[];
}

/** An entry as a picture code has it: its name, or a key of eight digits; and its value, said shortly. */
export type Row = readonly [string, unknown];

/** All that is known of the course. */
export class Legend {
  private readonly names = new Map<string, Known>();
  private readonly keys = new Map<string, Known | null>();

  constructor({ questions, lessons }: LegendFacts) {
    for (const { name, rev, tokens } of questions) this.know(`q/${name}`, rev, tokens);
    for (const { slug, sections } of lessons) this.know(`l/${slug}`, digest(sections.join(" ")), sections);
  }

  private know(name: string, rev: string, words: readonly string[]): void {
    const known = { name, key: digest(name).slice(0, 6), rev, words };
    this.names.set(name, known);
    // Names of one digest are written out.
    this.keys.set(known.key, this.keys.has(known.key) ? null : known);
  }

  /** The revisions of today's questions by name. */
  get revisions(): ReadonlyMap<string, string> {
    return new Map([...this.names].map(([name, { rev }]) => [name.slice(2), rev]));
  }

  /** An entry, said as shortly as this page can understand it. */
  row(name: string, value: unknown): Row {
    const known = this.names.get(name);
    if (!known || !this.keys.get(known.key) || !isObject(value)) return [name, value];
    const short = name.startsWith("q/") ? shortRecord(value, known) : shortLesson(value, known);
    return short ? [known.key + known.rev.slice(0, 2), short] : [name, value];
  }

  /** The entry that a row stands for; null if the course has no such question any more. */
  entry([key, value]: Row): Row | null {
    if (!/^[0-9a-f]{8}$/.test(key)) return [key, value];
    const known = this.keys.get(key.slice(0, 6));
    if (!known || !isObject(value)) return null;
    const same = known.rev.startsWith(key.slice(6));
    const whole = known.name.startsWith("q/") ? wholeRecord : wholeLesson;
    return [known.name, whole(value, known, same ? "" : `${key.slice(6)}-`)];
  }
}

function shortRecord(record: Json, { rev, words }: Known): Json | null {
  if (record["rev"] !== rev || JSON.stringify(record).match(/"[~#]":/)) return null;
  const { rev: _, page: __, first, last, open, ...rest } = record;
  const once = JSON.stringify(first) === JSON.stringify(last);
  const short = (attempt: unknown): unknown =>
    isObject(attempt) ? { ...attempt, a: shortAnswer(attempt["a"], words) } : attempt;
  return {
    ...rest,
    ...(first !== undefined && { first: short(first) }),
    ...(last !== undefined && { last: once || short(last) }),
    ...(open !== undefined && { open: shortAnswer(open, words) }),
  };
}

/** `other` is what is left of another revision: its answers are not understood, and the question is asked again. */
function wholeRecord(short: Json, { rev, words }: Known, other: string): Json {
  const { first, last, open, ...rest } = short;
  const answer = (value: unknown): unknown => (other ? null : wholeAnswer(value, words));
  const whole = (attempt: unknown): unknown =>
    isObject(attempt) ? { ...attempt, a: answer(attempt["a"]) } : attempt;
  return {
    ...rest,
    rev: other || rev,
    ...(first !== undefined && { first: whole(first) }),
    ...(last !== undefined && { last: whole(last === true ? first : last) }),
    ...(open !== undefined && !other && { open: answer(open) }),
  };
}

function shortLesson({ read, ...rest }: Json, { words }: Known): Json {
  const places = Array.isArray(read) ? read.map((id) => words.indexOf(id as string)) : [];
  return { ...rest, ...(read !== undefined && { read: places.filter((place) => place >= 0) }) };
}

function wholeLesson({ read, ...rest }: Json, { words }: Known, other: string): Json {
  const ids = Array.isArray(read) && !other ? read.map((place) => words[Number(place)]) : [];
  return { ...rest, ...(ids.length && { read: ids.filter((id) => id !== undefined).sort() }) };
}

/** Tokens as their places, numbers so that they are not taken for such. */
function shortAnswer(answer: unknown, words: readonly string[]): unknown {
  const short = (value: unknown): unknown => shortAnswer(value, words);
  if (typeof answer === "number") return { "#": answer };
  if (typeof answer === "string") return words.includes(answer) ? words.indexOf(answer) : answer;
  if (Array.isArray(answer)) return answer.map(short);
  if (!isObject(answer)) return answer;
  const pairs = Object.entries(answer).map(([name, value]) => [name, short(value)] as const);
  return pairs.some(([name]) => words.includes(name))
    ? { "~": pairs.map(([name, value]) => [short(name), value]) }
    : Object.fromEntries(pairs);
}

function wholeAnswer(answer: unknown, words: readonly string[]): unknown {
  const whole = (value: unknown): unknown => wholeAnswer(value, words);
  if (typeof answer === "number") return words[answer] ?? null;
  if (Array.isArray(answer)) return answer.map(whole);
  if (!isObject(answer)) return answer;
  if ("#" in answer) return answer["#"];
  const pairs = answer["~"];
  if (Array.isArray(pairs))
    return Object.fromEntries(
      pairs.map((pair: readonly unknown[]) => [String(whole(pair[0])), whole(pair[1])]),
    );
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, whole(value)]));
}
