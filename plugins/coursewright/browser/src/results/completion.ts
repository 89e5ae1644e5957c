/**
 * A record of what was done, as lines of text whose last one is a check code over all others: SHA-256, as capsules have
 * it. The code finds changes; it proves nothing about who did it. Knows no page.
 */

import { digest } from "../seal.ts";

const FORM = "coursewright/record/1";
const GROUPS = 4;
const CODE = /(?:^|\s)([a-z0-9][a-z0-9-]*) ((?:[0-9a-f]{4}-){3}[0-9a-f]{4})$/;

/** What the record says, one line each: a name and its value. */
export type Lines = readonly (readonly [name: string, value: string])[];

/** What became of a check: who shows it on, `lines` are what the code stands for. */
export type Checked =
  | { readonly is: "good"; readonly lines: readonly string[] }
  | { readonly is: "altered" | "none" }
  | { readonly is: "foreign"; readonly course: string };

/** The code of a record's lines, as four groups of four digits. */
export function codeOf(course: string, lines: readonly string[]): string {
  const digits = digest([FORM, course, ...lines.map(plain)].join("\n")).slice(0, 4 * GROUPS);
  return Array.from({ length: GROUPS }, (_, at) => digits.slice(4 * at, 4 * at + 4)).join("-");
}

/** The record as text; `named` is what its last line is called. */
export function recordText(course: string, lines: Lines, named: string): string {
  const texts = lines.map(([name, value]) => `${name}: ${value}`);
  return [...texts, `${named}: ${course} ${codeOf(course, texts)}`].join("\n");
}

/** Check a text that somebody has sent; what stands behind the code counts for nothing. */
export function checkRecord(text: string, course: string): Checked {
  const lines = text
    .split("\n")
    .map(plain)
    .filter((line) => line);
  const at = lines.findIndex((line) => CODE.test(line));
  if (at < 1) return { is: "none" };
  const [, named = "", code = ""] = CODE.exec(lines[at]!)!;
  if (named !== course) return { is: "foreign", course: named };
  const body = lines.slice(0, at);
  return codeOf(course, body) === code ? { is: "good", lines: body } : { is: "altered" };
}

/** A line without what messengers and mails change: forms of signs, spaces. */
function plain(line: string): string {
  return line.normalize("NFKC").replace(/\s+/g, " ").trim();
}
