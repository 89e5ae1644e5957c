/** What is kept of an assessment (`x/<assessment>`) and what may follow; knows no page and no clock. */

import { isObject } from "../record.ts";
import type { Credit } from "./score.ts";

/** An answer, the language that it was given in, and the shape of the question as it was then. */
export interface Given {
  readonly a: unknown;
  readonly lang: string;
  readonly shape?: string;
}

/**
 * What was asked when an attempt was handed in: shapes and, where the page graded, digests of keys by
 * question.
 */
export interface Asked {
  readonly version: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly keys?: Readonly<Record<string, string>>;
}

/** One attempt, the nth; times in unix seconds, `stop` since when it is paused, `form` counts from 0. */
export interface Attempt {
  readonly v: 1;
  readonly n: number;
  readonly form: number;
  readonly name: string;
  readonly start: number;
  readonly paused: number;
  readonly stop?: number;
  readonly answers: Readonly<Record<string, Given>>;
  readonly handed?: number;
  /** What was graded when it was handed in; not there where a trainer grades. */
  readonly credits?: readonly Credit[];
  readonly of?: Asked;
  /** Earlier attempts, as form and time of handing in. */
  readonly before: readonly (readonly [number, number])[];
}

/** When and how often one may try again. */
export interface Retakes {
  readonly days: number;
  readonly times: number;
}

/** A value as it was found. */
export type Found =
  { readonly is: "absent" | "newer" | "damaged" } | { readonly is: "attempt"; readonly attempt: Attempt };

/** Read a stored text; whatever is not a sound attempt of a known version is not used. */
export function readAttempt(text: string | null): Found {
  if (text === null) return { is: "absent" };
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && Number(value["v"]) > 1) return { is: "newer" };
    return isAttempt(value) ? { is: "attempt", attempt: value } : { is: "damaged" };
  } catch {
    return { is: "damaged" };
  }
}

function isAttempt(value: unknown): value is Attempt {
  if (
    !isObject(value) ||
    value["v"] !== 1 ||
    typeof value["name"] !== "string" ||
    !isObject(value["answers"])
  )
    return false;
  const { n, form, start, paused, stop = 0, handed = 0, credits = [], before } = value;
  return (
    [n, form, start, paused, stop, handed].every(
      (number) => Number.isSafeInteger(number) && (number as number) >= 0,
    ) &&
    Object.values(value["answers"]).every((given) => isObject(given) && typeof given["lang"] === "string") &&
    (value["of"] === undefined || isObject(value["of"])) &&
    Array.isArray(before) &&
    Array.isArray(credits) &&
    credits.every(isCredit)
  );
}

function isCredit(value: unknown): boolean {
  return (
    isObject(value) &&
    ["points", "got", "of"].every((key) => Number.isSafeInteger(value[key])) &&
    Number(value["of"]) > 0
  );
}

/** The form of a learner's first attempt, from the hex digits of a digest over their seed. */
export function firstForm(digits: string, forms: number): number {
  return parseInt(digits.slice(0, 8), 16) % forms;
}

/** A new attempt: after another one with the next form. */
export function begin(last: Attempt | null, first: number, forms: number, name: string, at: number): Attempt {
  const before = last ? [...last.before, [last.form, last.handed ?? at] as const] : [];
  const form = last ? (last.form + 1) % forms : first;
  return { v: 1, n: before.length + 1, form, name, start: at, paused: 0, answers: {}, before };
}

/** Seconds of work: pauses are left out. */
export function elapsed({ start, paused, stop, handed }: Attempt, at: number): number {
  return Math.max(0, (handed ?? stop ?? at) - start - paused);
}

/** The attempt with its clock stopped. */
export function withPause(attempt: Attempt, at: number): Attempt {
  return attempt.stop === undefined ? { ...attempt, stop: at } : attempt;
}

/** The attempt with its clock going again. */
export function withResume({ stop, ...attempt }: Attempt, at: number): Attempt {
  return stop === undefined ? attempt : { ...attempt, paused: attempt.paused + Math.max(0, at - stop) };
}

/** The attempt with one answer; null takes it away. */
export function withAnswer(
  attempt: Attempt,
  name: string,
  answer: unknown,
  lang: string,
  shape?: string,
): Attempt {
  const { [name]: _old, ...others } = attempt.answers;
  const given = { a: answer, lang, ...(shape && { shape }) };
  return { ...attempt, answers: answer === null ? others : { ...others, [name]: given } };
}

/** Whether a name tells who somebody is: it has a letter or a digit. */
export function isName(name: string): boolean {
  return /[\p{L}\p{N}]/u.test(name);
}

/** Retakes left, and from when; null if there are none. */
export function nextAttempt(
  attempt: Attempt,
  retakes: Retakes | null,
): { left: number; from: number } | null {
  const left = (retakes?.times ?? 0) + 1 - attempt.n;
  return left > 0 && retakes
    ? { left, from: (attempt.handed ?? attempt.start) + retakes.days * 86_400 }
    : null;
}

/** What a hand-in file names beside the attempt. */
export interface Sender {
  readonly course: string;
  readonly version: string;
  readonly assessment: string;
  readonly form: string;
  readonly lang: string;
}

/** What is handed in, with its check code (quiz/assessment/hand_in.py); `digest` is SHA-256 in hex. */
export function handIn(
  attempt: Attempt,
  sender: Sender,
  digest: (text: string) => string,
): Record<string, unknown> {
  const { n, name, start, paused, handed = 0, of } = attempt;
  const answers = Object.fromEntries(
    Object.entries(attempt.answers).map(([key, { a, lang }]) => [key, { a, lang }]),
  );
  const values = {
    format: "coursewright/hand-in",
    v: 1,
    ...sender,
    ...of,
    name,
    n,
    start,
    paused,
    handed,
    answers,
  };
  return { ...values, check: digest(plainJson(values)).slice(0, 8) };
}

/** JSON with sorted keys and no spaces: one text for one value, as Python's. */
export function plainJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${plainJson(value[key])}`).join(",")}}`;
}

/** What a hand-in's file is called: assessment, form, name and check code, without what a system refuses. */
export function fileName(id: string, form: string, name: string, code: string): string {
  const own = [...name.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")].slice(0, 40).join("");
  return `${[id, form, own.replace(/^-+|-+$/g, ""), code].filter(Boolean).join("-")}.json`;
}
