/**
 * What a platform keeps between two sessions, as one text of limited length: `1<check>.<quizzes>.<lessons>.<rows>`.
 *
 * First how each question and each lesson stands, which fits in any case (`mostSigns`); then whole entries, packed, as
 * many as there is room for, the latest first. All signs are letters, digits, `-`, `_` and `.`.
 */

import { pack, unpack } from "../copy/pack.ts";
import type { Legend, Row } from "../copy/legend.ts";
import { isObject, isWhole } from "../record.ts";
import { digest } from "../seal.ts";
import { bytesOf, signsOf } from "./signs.ts";
import { entriesOf, mostStates, statesOf } from "./states.ts";
import type { Known } from "./states.ts";

const VERSION = "1";
const CHECK = 4;

/** Entries as they are kept; of `weak` ones only the state is left, so whatever else is known is better. */
export interface Back {
  readonly whole: readonly Row[];
  readonly weak: readonly Row[];
}

/** Signs that the text of a course has at most, before any whole entry. */
export function mostSigns(known: Known): number {
  return VERSION.length + CHECK + "...".length + mostStates(known);
}

/** The text for entries; `room` is how many signs it may have. */
export function keptText(entries: readonly Row[], known: Known, legend: Legend, room: number): string {
  const state = `${statesOf(known, new Map(entries)).join(".")}.`;
  const left = room - VERSION.length - CHECK - 1 - state.length;
  const body = state + wholeRows(latestFirst(entries), legend, left);
  return `${VERSION}${checkOf(body)}.${body}`;
}

/** What a kept text says; null if it is none, or damaged. */
export function readKept(text: string, known: Known, legend: Legend): Back | null {
  const [head = "", quizzes = "", lessons = "", rows = ""] = text.split(".");
  const body = text.slice(head.length + 1);
  if (head !== VERSION + checkOf(body)) return null;
  try {
    return {
      whole: rows ? (unpack(bytesOf(rows)) as Row[]).flatMap((row) => asRow(legend.entry(row))) : [],
      weak: entriesOf(quizzes, lessons, known),
    };
  } catch {
    return null;
  }
}

function checkOf(body: string): string {
  return digest(body).slice(0, CHECK);
}

function packedRows(rows: readonly Row[]): string {
  return rows.length ? signsOf(pack(rows)) : "";
}

/** As many of the first rows as fit, packed, without such as would never fit; none where not even one does. */
function wholeRows(entries: readonly Row[], legend: Legend, room: number): string {
  const all = entries.map(([name, value]) => legend.row(name, value));
  if (packedRows(all).length <= room) return packedRows(all);
  // Packing takes its time, and what is short as it is fits in any case.
  const rows = all.filter((row) => JSON.stringify(row).length < room / 2 || packedRows([row]).length <= room);
  const packed = (count: number): string => packedRows(rows.slice(0, count));
  if (packed(rows.length).length <= room) return packed(rows.length);
  let [fits, over] = [0, rows.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (packed(middle).length <= room) fits = middle;
    else over = middle;
  }
  return packed(fits);
}

/**
 * Who learns first, then exams, of which nothing else tells, then lessons and answers, then what was written; of each
 * the last first.
 */
function latestFirst(entries: readonly Row[]): Row[] {
  return entries
    .filter(([name]) => !name.startsWith("kept/"))
    .sort((a, b) => rankOf(a) - rankOf(b) || timeOf(b) - timeOf(a) || (a[0] < b[0] ? -1 : 1));
}

function rankOf([name]: Row): number {
  const place = ["me", "x/", "l/", "q/"].indexOf(name.slice(0, 2));
  return place < 0 ? 4 : Math.min(place, 2);
}

function timeOf([, value]: Row): number {
  if (!isObject(value)) return 0;
  const last = isObject(value["last"]) ? value["last"] : value;
  return [last["at"], last["handed"], last["start"]].find(isWhole) ?? 0;
}

function asRow(row: Row | null): readonly Row[] {
  return row ? [row] : [];
}
