/** Result files: exported progress and hand-ins, read strictly; knows no page. */

import { plainJson } from "../exam/attempt.ts";
import { isEntry } from "../merge.ts";
import { isObject, isWhole } from "../record.ts";
import type { Why } from "../scan/bad.ts";
import { digest } from "../seal.ts";

/** Why a file is not used; `other` names the course or version that it belongs to. */
export interface Refused {
  readonly is: "refused";
  readonly file: string;
  readonly why:
    | "json"
    | "foreign"
    | "newer"
    | "damaged"
    | "changed"
    | "course"
    | "version"
    | "edited"
    | "large"
    | "unread"
    | `photo_${Why | "missing"}`;
  readonly other?: string;
}

/** All that was kept of one learner on one device: entries by name; `odd` counts those that are none. */
export interface ProgressFile {
  readonly is: "progress";
  readonly file: string;
  readonly name: string;
  readonly seed: string;
  readonly odd: number;
  readonly entries: ReadonlyMap<string, string>;
}

/** An answer and the language that it was given in. */
export interface Given {
  readonly a: unknown;
  readonly lang: string;
}

/** One attempt at an assessment, as it was handed in. */
export interface HandIn {
  readonly is: "hand-in";
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly assessment: string;
  readonly form: string;
  readonly lang: string;
  readonly n: number;
  readonly handed: number;
  readonly answers: Readonly<Record<string, Given>>;
  readonly asked: Readonly<Record<string, string>> | null;
  readonly check: string;
}

/** What a file turned out to be. */
export type Result = ProgressFile | HandIn | Refused;

type Json = Readonly<Record<string, unknown>>;

/** Bytes beyond which no file is a result of ours. */
export const MOST_BYTES = 20_000_000;

/** Read a file's text, for one course: one result, or a list of them, each by its number. */
export function readResults(file: string, text: string, course: string): readonly Result[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    rows = null;
  }
  return Array.isArray(rows) && rows.length
    ? rows.map((row, at) => readResult(`${file}[${at + 1}]`, JSON.stringify(row), course))
    : [readResult(file, text, course)];
}

/** Read the text of one result, for one course. */
export function readResult(file: string, text: string, course: string): Result {
  const refuse = (why: Refused["why"], other?: string): Refused => ({
    is: "refused",
    file,
    why,
    ...(other && { other }),
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("json");
  }
  if (!isObject(value)) return refuse("foreign");
  const format = value["format"];
  if (format !== "coursewright/progress" && format !== "coursewright/hand-in") return refuse("foreign");
  if (isWhole(value["v"]) && value["v"] > 1) return refuse("newer");
  if (value["v"] !== 1) return refuse("damaged");
  if (typeof value["course"] !== "string") return refuse("damaged");
  if (value["course"] !== course) return refuse("course", value["course"]);
  const found = format === "coursewright/progress" ? progressOf(file, value) : handInOf(file, value);
  return typeof found === "string" ? refuse(found) : found;
}

function progressOf(file: string, value: Json): ProgressFile | "damaged" {
  const { entries } = value;
  if (!isObject(entries)) return "damaged";
  const rows = Object.entries(entries)
    .filter(([name]) => /^([qlwx]\/|me$)/.test(name))
    .map(([name, entry]) => [name, typeof entry === "string" ? entry : JSON.stringify(entry)] as const);
  const sound = rows.filter(([name, entry]) => isEntry(name, entry, () => false));
  const me = isObject(entries["me"]) ? entries["me"] : {};
  return {
    is: "progress",
    file,
    name: textOf(value["name"]) || textOf(me["name"]),
    seed: textOf(me["seed"]),
    odd: rows.length - sound.length,
    entries: new Map(sound),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

const TEXTS = ["version", "assessment", "form", "lang", "name", "check"] as const;
const NUMBERS = ["start", "paused", "handed", "n"] as const;

function handInOf(file: string, value: Json): HandIn | "damaged" | "changed" {
  const { check, ...rest } = value;
  const { answers, asked = null } = value;
  const sound =
    TEXTS.every((key) => typeof value[key] === "string") &&
    NUMBERS.every((key) => isWhole(value[key])) &&
    isObject(answers) &&
    Object.values(answers).every((row) => isObject(row) && typeof row["lang"] === "string") &&
    (asked === null || (isObject(asked) && Object.values(asked).every((shape) => typeof shape === "string")));
  if (!sound) return "damaged";
  if (digest(plainJson(rest)).slice(0, 8) !== check) return "changed";
  return {
    ...(value as unknown as HandIn),
    is: "hand-in",
    file,
    name: textOf(value["name"]),
    asked: asked as HandIn["asked"],
  };
}
