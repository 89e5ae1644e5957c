/**
 * Bytes as codes of letters, digits and five signs, which chats, mail and picture codes all take as they are:
 * `CW1:<COURSE>:<id>:<n>-<of>:<check>:<bytes>:`. The id is the digest of the whole, the check that of the one code.
 */

import { digest } from "../seal.ts";

/** The parts that a text holds, in its order, and what else is to be said of it. */
export interface Read {
  readonly parts: readonly Part[];
  /** Codes that a newer version of these pages made. */
  readonly newer: boolean;
  /** Codes of which a part is missing or wrong. */
  readonly damaged: boolean;
}

/** One code: the course and the copy that it is of, the nth `of` how many. */
export interface Part {
  readonly course: string;
  readonly id: string;
  readonly n: number;
  readonly of: number;
  readonly payload: string;
}

const VERSION = 1;
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-./";
const BASE = SIGNS.length;
/** What chats and mail put between: white space, signs without width, the mark of what is quoted. */
const BETWEEN = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff>]/g;
const CODE = /CW(\d+):(?:([A-Z\d-]+):([A-F\d]{8}):(\d{1,3})-(\d{1,3}):([A-F\d]{4}):([A-Z\d$+./-]+):)?/g;

/** Codes for bytes, each of `most` signs at most. */
export function codesOf(bytes: Uint8Array, course: string, most: number): string[] {
  const text = signsOf(bytes);
  const id = digest(text).slice(0, 8).toUpperCase();
  const begin = `CW${VERSION}:${course.toUpperCase()}:${id}:`;
  const room = most - begin.length - "99-99:FFFF::".length;
  const of = Math.max(1, Math.ceil(text.length / room));
  // Of one length, so that no picture is finer than the others.
  const length = Math.ceil(text.length / of);
  return Array.from({ length: of }, (_, i) => {
    const payload = text.slice(i * length, (i + 1) * length);
    const head = `${begin}${i + 1}-${of}:`;
    return `${head}${checkOf(head + payload)}:${payload}:`;
  });
}

/** The parts in a text. */
export function readCodes(text: string): Read {
  const plain = text.replace(BETWEEN, "").toUpperCase();
  const parts: Part[] = [];
  let [newer, damaged] = [false, false];
  for (const [, version, course, id, n, of, check, payload] of plain.matchAll(CODE)) {
    if (Number(version) > VERSION) newer = true;
    else if (!payload || checkOf(`CW${version}:${course}:${id}:${n}-${of}:${payload}`) !== check)
      damaged = true;
    else parts.push({ course: course!.toLowerCase(), id: id!, n: Number(n), of: Number(of), payload });
  }
  return { parts, newer, damaged };
}

/** The bytes of all parts of one copy; null if they are not what they were made from. */
export function bytesIn(parts: readonly Part[]): Uint8Array | null {
  const text = [...parts]
    .sort((a, b) => a.n - b.n)
    .map(({ payload }) => payload)
    .join("");
  return digest(text).slice(0, 8).toUpperCase() === parts[0]?.id ? bytesOf(text) : null;
}

function checkOf(text: string): string {
  return digest(text).slice(0, 4).toUpperCase();
}

/** Two bytes are three signs, a last one alone two. */
function signsOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    for (let i = 0; i < (pair ? 3 : 2); i++) {
      text += SIGNS[value % BASE]!;
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const signs = Array.from(text.slice(at, at + 3), (sign) => SIGNS.indexOf(sign));
    const value = signs.reduceRight((sum, sign) => sum * BASE + sign, 0);
    bytes.push(...(signs.length === 3 ? [value >> 8, value & 255] : [value & 255]));
  }
  return Uint8Array.from(bytes);
}
