/** Numbers as people type them, compared without rounding, as in quiz/number.py. */

import { SPACE, even } from "./fold.ts";
import type { Mark } from "./grade.ts";
import { isObject } from "./record.ts";

const DIGITS_AT_MOST = 15;
/** A bound has at most 31 digits. */
const WIDTH = 40;
const SIGN = `^${SPACE}*[+-]?${SPACE}*`;

/**
 * The number in a typed text as plain text (`-0.5`, `4`), or null; `unit` is the folded one that may stand
 * behind it.
 */
export function readNumber(text: string, unit: string): string | null {
  const [, sign, rest] = new RegExp(`^${SPACE}*([+-]?)${SPACE}*([^]*)$`).exec(even(text))!;
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?/.exec(rest!)![0];
  const behind = spaceless(rest!.slice(found.length));
  const [whole = "", part = ""] = found.replace(/,/g, "").split(".");
  const count = whole.length + part.length;
  if (!count || count > DIGITS_AT_MOST || (behind && behind !== unit)) return null;
  const plain = `${whole.replace(/^0+/, "") || "0"}.${part.replace(/0+$/, "")}`.replace(/\.$/, "");
  return sign === "-" && plain !== "0" ? `-${plain}` : plain;
}

function spaceless(text: string): string {
  return text.replace(new RegExp(SPACE, "g"), "");
}

/** A typed number with a decimal comma as one with a point: 1.500,5 is 1500.5, and 0.5 stays what it is. */
function withPoint(text: string): string {
  const thousands = new RegExp(`${SIGN}[1-9][0-9]{0,2}(?:[.][0-9]{3})+$`);
  return even(text).replace(new RegExp(`${SIGN}[0-9.,]*[0-9]`), (digits) =>
    digits.includes(",") || thousands.test(digits) ? digits.replace(/\./g, "").replace(/,/g, ".") : digits,
  );
}

/** The mark of a typed number, and the number of the first slip that it makes, as text. */
export function gradeNumber(wanted: Record<string, unknown>, raw: unknown): readonly [Mark, string?] {
  if (typeof raw !== "string" || !spaceless(even(raw))) return ["missed"];
  const number = readNumber(wanted["comma"] ? withPoint(raw) : raw, String(wanted["unit"]));
  if (number === null) return ["wrong"];
  if (isWithin(number, [wanted["min"], wanted["max"]])) return ["right"];
  const slips: unknown[] = Array.isArray(wanted["slips"]) ? wanted["slips"] : [];
  const slip = slips.findIndex((ends) => isWithin(number, ends));
  return slip < 0 ? ["wrong"] : ["wrong", String(slip)];
}

/** Whether what is wanted is a number, not words. */
export function isNumber(wanted: unknown): wanted is Record<string, unknown> {
  return isObject(wanted) && "min" in wanted;
}

function isWithin(number: string, ends: unknown): boolean {
  const [low, high]: unknown[] = Array.isArray(ends) ? ends : [];
  return (
    (typeof low !== "string" || !isAbove(low, number)) && (typeof high !== "string" || !isAbove(number, high))
  );
}

function isAbove(a: string, b: string): boolean {
  const below = [a, b].map((text) => text.startsWith("-"));
  if (below[0] !== below[1]) return below[1]!;
  const [x, y] = [a, b].map(padded);
  return below[0] ? x! < y! : x! > y!;
}

function padded(text: string): string {
  const [whole = "", part = ""] = text.replace("-", "").split(".");
  return whole.padStart(WIDTH, "0") + part.padEnd(WIDTH, "0");
}
