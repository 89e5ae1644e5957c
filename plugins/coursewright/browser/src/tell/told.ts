/** What an author is told of a place: which it is, and nothing of what was answered. Knows no page. */

import { digest } from "../seal.ts";
import type { Given } from "./given.ts";

/** The signs of the code that question has on paper, too; the same as in quiz/code.py. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A place: `quiz#question`, or `lesson#heading`, which has neither revision nor code. */
export interface Place {
  readonly name: string;
  readonly revision: string;
  readonly code: string;
}

/** The code of a question by the name that it had first, such as `K7M-3QP`. */
export function codeOf(course: string, first: string, language: string): string {
  const number = parseInt(digest(`coursewright/code/1 ${course} ${first} ${language}`).slice(0, 8), 16) >>> 2;
  const signs = [25, 20, 15, 10, 5, 0].map((bits) => SIGNS[(number >>> bits) & 31]).join("");
  return `${signs.slice(0, 3)}-${signs.slice(3)}`;
}

/** Course, version, place, revision, language and code in a line. */
export function lineOf({ course, version, language }: Given, { name, revision, code }: Place): string {
  return [course, version, name, revision, language, code].filter(Boolean).join(" ");
}

/** Where the place is told, with all filled in; empty where there is no such address. */
export function addressOf(given: Given, place: Place): string {
  const { course, version, language, report } = given;
  const values: Readonly<Record<string, string>> = {
    course,
    version,
    language,
    place: place.name,
    revision: place.revision,
    code: place.code,
    line: lineOf(given, place),
  };
  const plain = report.startsWith("mailto:") && !report.includes("?");
  const address = plain ? `${report}?subject={course} {place}&body={line}%0D%0A%0D%0A` : report;
  return address
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""))
    .replace(/ /g, "%20");
}
