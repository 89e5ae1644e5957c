/** Where words stand in the text of a page, and what of it is shown. */

import { fold } from "./terms.ts";
import type { Word } from "./terms.ts";

/** A page as the index keeps it: address, title, and anchor, heading and text of each section. */
export type Page = readonly [
  url: string,
  title: string,
  sections: readonly (readonly [anchor: string, heading: string, text: string])[],
];
/** Text in pieces; the odd ones are hits. */
export type Marked = readonly string[];

/** A line of the results: where it leads, what it is called, and a passage. */
export interface Row {
  readonly url: string;
  readonly title: Marked;
  readonly passage: Marked;
}

/** A page among the results, its own row first. */
export interface Hit {
  readonly page: Row;
  readonly rows: readonly Row[];
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly word: number;
}

const MOST_ROWS = 3;
/** Room of a passage, and what of it may stand before the first hit; a wide sign takes two. */
const ROOM = 132;
const BEFORE = 36;
const JOINED = /[\p{L}\p{N}]/u;
const WIDE = /[\u1100-\u11ff\u2e80-\uffef]/;

/** The page with its best sections, or null where some word does not stand there after all. */
export function hitOf([url, title, sections]: Page, words: readonly Word[]): Hit | null {
  const own = spansIn(title, words);
  const parts = sections.map(([anchor, heading, text], order) => {
    const [inHeading, inText] = [spansIn(heading, words), spansIn(text, words)];
    const said = new Set([...inHeading, ...inText].map((span) => span.word));
    return {
      anchor,
      heading,
      text,
      inHeading,
      inText,
      said,
      order,
      score: said.size * 100 + inHeading.length * 10 + Math.min(inText.length, 9),
    };
  });
  const met = new Set(
    [...own, ...parts.flatMap((part) => [...part.inHeading, ...part.inText])].map((span) => span.word),
  );
  if (met.size < words.length) return null;
  const best = parts.filter((part) => part.score).sort((a, b) => b.score - a.score || a.order - b.order);
  const most = best[0]?.said.size ?? 0;
  const shown = best.filter((part) => part.anchor && part.said.size === most).slice(0, MOST_ROWS);
  const lead = parts.find((part) => !part.anchor && part.inText.length);
  return {
    page: { url, title: marked(title, own), passage: lead ? passageOf(lead.text, lead.inText) : [] },
    rows: shown.map((part) => ({
      url: `${url}#${part.anchor}`,
      title: marked(part.heading, part.inHeading),
      passage: passageOf(part.text, part.inText),
    })),
  };
}

/** Every place where a word stands, in order. */
export function spansIn(text: string, words: readonly Word[]): Span[] {
  const { signs, starts } = mapped(text);
  const spans = words.flatMap((word, number) => {
    const found: Span[] = [];
    for (let at = signs.indexOf(word.text); at >= 0; at = signs.indexOf(word.text, at + 1)) {
      const end = at + word.text.length;
      if (word.unspaced || stands(signs, at, end, word.prefix))
        found.push({ from: starts[at]!, to: starts[end]!, word: number });
    }
    return found;
  });
  return spans.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A text with its hits apart; hits that overlap are one. */
export function marked(text: string, spans: readonly Span[]): Marked {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start === at && pieces.length) pieces[pieces.length - 1] += text.slice(start, to);
    else pieces.push(text.slice(at, start), text.slice(start, to));
    at = to;
  }
  return [...pieces, text.slice(at)];
}

/** The part of a text that has the most words close together; its beginning where it has none. */
export function passageOf(text: string, spans: readonly Span[]): Marked {
  const counts = spans.map(
    ({ from }) =>
      new Set(
        spans.filter((span) => span.from >= from && span.to <= from + ROOM / 2).map((span) => span.word),
      ).size,
  );
  const first = spans[counts.indexOf(Math.max(...counts))];
  let from = first ? first.from : 0;
  for (let room = BEFORE; from > 0 && room > 0 && text[from - 1] !== "\n"; from--)
    room -= width(text[from - 1]!);
  const cut = from > 0 && text[from - 1] !== "\n";
  if (cut && first) from = softStart(text, from, first.from);
  let to = from;
  for (let room = ROOM; to < text.length && room > 0; to++) room -= width(text[to]!);
  to = softEnd(text, from, to);
  const inside = spans
    .filter((span) => span.from >= from && span.to <= to)
    .map((span) => ({ ...span, from: span.from - from, to: span.to - from }));
  const pieces = marked(text.slice(from, to), inside).map((piece) => piece.replace(/\n/g, " "));
  return pieces.map((piece, i) => {
    const start = cut && !i ? `…${piece.trimStart()}` : piece;
    return to < text.length && i === pieces.length - 1 ? `${start.trimEnd()}…` : start;
  });
}

/** A place behind a mark or a blank between two places, so that no word is cut. */
function softStart(text: string, from: number, before: number): number {
  const found = text.slice(from, before).search(/[\s，。；：！？、,.;:!?]/u);
  if (found >= 0) return from + found + 1;
  return /[\udc00-\udfff]/.test(text[from]!) ? from + 1 : from;
}

/** The place before a word, or half a sign, that would be cut. */
function softEnd(text: string, from: number, to: number): number {
  if (to >= text.length) return to;
  const cut = text.slice(from, to);
  if (isLetter(text, to)) return from + cut.replace(/[^\s\u0e00-\uffff]+$/u, "").length || to;
  return /[\ud800-\udbff]$/.test(cut) ? to - 1 : to;
}

function width(sign: string): number {
  return WIDE.test(sign) ? 2 : 1;
}

/** Whether what stands between two places is a word, or begins one. */
function stands(signs: string, from: number, to: number, prefix: boolean): boolean {
  return !isLetter(signs, from - 1) && (prefix || !isLetter(signs, to));
}

function isLetter(signs: string, at: number): boolean {
  const sign = signs[at];
  return sign !== undefined && sign < "\u0e00" && JOINED.test(sign);
}

const known = new Map<string, string>();

/** A text folded, and for each of its places where that stood. */
function mapped(text: string): { signs: string; starts: number[] } {
  let signs = "";
  const starts: number[] = [];
  let at = 0;
  for (const sign of text) {
    let made = known.get(sign);
    if (made === undefined) known.set(sign, (made = fold(sign)));
    starts.push(...Array<number>(made.length).fill(at));
    signs += made;
    at += sign.length;
  }
  starts.push(at);
  return { signs, starts };
}
