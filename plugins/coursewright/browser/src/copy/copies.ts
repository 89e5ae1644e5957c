/** What a copy of the progress holds, and what comes out of one; knows no page. */

import { asValue } from "../merge.ts";
import { ENTRY, FORMAT } from "../progress.ts";
import { isObject } from "../record.ts";
import type { Store } from "../store.ts";
import { bytesIn, codesOf, readCodes } from "./codes.ts";
import type { Part } from "./codes.ts";
import type { Legend, Row } from "./legend.ts";
import { pack, unpack } from "./pack.ts";

/** Signs of a message that chats still take, and of a picture code that telephones read at the size it is shown. */
const [MESSAGE, PICTURE] = [12_000, 1_852];
/** A text longer than this is left out of picture codes. */
const SHORT = 60;

/** The codes of a copy, and what it leaves out: worksheets, and texts of answers. */
export interface Copy {
  readonly codes: readonly string[];
  readonly sheets: number;
  readonly texts: number;
}

/** Why a copy is not taken. */
export type Refusal = "nothing" | "foreign" | "damaged" | "newer";

/** What came of a text: a copy, parts of one, or why it is none; `gone` are answers to questions that are no more. */
export type Found =
  | { readonly is: "refused"; readonly why: Refusal }
  | { readonly is: "parts"; readonly have: readonly number[]; readonly missing: readonly number[] }
  | { readonly is: "whole"; readonly entries: readonly Row[]; readonly gone: number };

/** The entries of a store that copies hold. */
export function entriesOf(store: Store): Row[] {
  return store
    .names()
    .filter((name) => ENTRY.test(name))
    .map((name) => [name, asValue(store.read(name) ?? "")]);
}

/** All that is kept, as text to paste. */
export function textCopy(entries: readonly Row[], course: string): Copy {
  return { codes: codesOf(pack([{ v: 1 }, ...entries]), course, MESSAGE), sheets: 0, texts: 0 };
}

/** What is kept as picture codes: all but worksheets and long texts. */
export function pictureCopy(entries: readonly Row[], course: string, legend: Legend): Copy {
  let texts = 0;
  const shorten = (name: string, value: unknown): unknown => {
    if (name !== "text" || typeof value !== "string" || value.length <= SHORT) return value;
    texts++;
    return "";
  };
  const kept = entries.filter(([name]) => !/^(w|kept)\//.test(name));
  const rows = kept
    // A sitting of an assessment stays whole.
    .map(([name, value]) => [name, name.startsWith("q/") ? shortened(value, shorten) : value] as const)
    .sort((a, b) => timeOf(a) - timeOf(b))
    .map(([name, value]) => legend.row(name, value));
  return {
    codes: codesOf(pack([{ v: 1 }, ...rows]), course, PICTURE),
    sheets: entries.filter(([name]) => name.startsWith("w/")).length,
    texts,
  };
}

function shortened(value: unknown, shorten: (name: string, value: unknown) => unknown): unknown {
  return JSON.parse(JSON.stringify(value), shorten);
}

/** Neighbours in time differ by small numbers, which need few bytes. */
function timeOf([, value]: Row): number {
  const last = isObject(value) && isObject(value["last"]) ? value["last"]["at"] : 0;
  return Number(last) || 0;
}

/** Takes texts, files and codes until a copy is whole; the parts of a copy may come in any order. */
export class Collector {
  private readonly parts = new Map<string, Map<number, Part>>();
  private readonly course: string;
  private readonly legend: Legend;

  constructor(course: string, legend: Legend) {
    this.course = course;
    this.legend = legend;
  }

  /** What a text comes to, with those that came before it. */
  add(text: string): Found {
    if (text.trim().startsWith("{")) return this.file(text);
    const { parts, newer, damaged } = readCodes(text);
    if (newer) return { is: "refused", why: "newer" };
    if (damaged) return { is: "refused", why: "damaged" };
    if (!parts.length) return { is: "refused", why: "nothing" };
    if (parts.some(({ course }) => course !== this.course)) return { is: "refused", why: "foreign" };
    for (const part of parts) {
      const known = this.parts.get(part.id) ?? new Map<number, Part>();
      this.parts.set(part.id, known.set(part.n, part));
    }
    const { id, of } = parts[parts.length - 1]!;
    const known = this.parts.get(id)!;
    const all = Array.from({ length: of }, (_, i) => i + 1);
    const missing = all.filter((n) => !known.has(n));
    if (missing.length) return { is: "parts", have: all.filter((n) => known.has(n)), missing };
    this.parts.delete(id);
    return this.whole([...known.values()]);
  }

  private whole(parts: readonly Part[]): Found {
    try {
      const [head, ...rows] = unpack(bytesIn(parts)!);
      if (isObject(head) && Number(head["v"]) > 1) return { is: "refused", why: "newer" };
      const entries = (rows as Row[]).map((row) => this.legend.entry(row));
      const there = entries.filter((row) => row !== null);
      return { is: "whole", entries: there, gone: entries.length - there.length };
    } catch {
      return { is: "refused", why: "damaged" };
    }
  }

  private file(text: string): Found {
    const file = asValue(text);
    if (!isObject(file)) return { is: "refused", why: "damaged" };
    if (file["format"] !== FORMAT || file["course"] !== this.course) return { is: "refused", why: "foreign" };
    if (Number(file["v"]) > 1) return { is: "refused", why: "newer" };
    const { entries } = file;
    if (!isObject(entries)) return { is: "refused", why: "damaged" };
    return { is: "whole", entries: Object.entries(entries), gone: 0 };
  }
}
