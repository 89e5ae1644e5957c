/**
 * What of a lesson is read aloud, piece by piece: what its page shows, never what a question holds, nor what
 * is told behind one.
 */

import { all } from "../dom.ts";
import type { Words } from "../words.ts";

/** A paragraph, or what stands for a part that is not read word by word. */
export interface Piece {
  readonly element: HTMLElement;
  readonly text: string;
}

/** Tools, sealed texts and forms; a term's button is a word of its sentence. */
const LEFT_OUT =
  "[data-search-exclude], [popover], [aria-hidden=true], .cw-back, .cw-work, .cw-result, nav, template, script, style, svg, select, textarea, input, button:not(.cw-term), sup[id^=fnref]";
const INLINE = /^(inline|ruby)/;

/** The pieces of an article, in the page's order. */
export function piecesOf(article: HTMLElement, words: Words): Piece[] {
  return inside(article, words).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function inside(element: HTMLElement, words: Words): Piece[] {
  const whole = standsFor(element, words);
  if (whole) return whole;
  const pieces: Piece[] = [];
  let run = "";
  const flush = (): void => {
    pieces.push({ element, text: plain(run, words) });
    run = "";
  };
  for (const node of Array.from(element.childNodes)) {
    if (!(node instanceof HTMLElement)) run += node.nodeType === Node.TEXT_NODE ? node.nodeValue : "";
    else if (isLeftOut(node)) continue;
    else if (INLINE.test(getComputedStyle(node).display) && !node.matches("cw-quiz, table"))
      run += said(node);
    else {
      flush();
      pieces.push(...inside(node, words));
    }
  }
  flush();
  return pieces;
}

/** Quizzes by their number of questions, figures by name and description, tables by rows. */
function standsFor(element: HTMLElement, words: Words): Piece[] | null {
  if (element instanceof HTMLTableElement) return rowsOf(element, words);
  if (element.matches("cw-quiz")) {
    const n = all(element, "cw-question").filter(({ hidden }) => !hidden).length;
    return [{ element, text: words(n === 1 ? "question" : "questions", { n }) }];
  }
  if (element.matches("figure")) {
    const parts = ["[id$=':c']", "desc", "img[alt]"].map((name) => element.querySelector(name));
    const texts = parts.map((part) => part?.getAttribute("alt") ?? part?.textContent ?? "");
    return [{ element, text: plain(texts.filter(Boolean).join(words("stop")), words) }];
  }
  return null;
}

/** Each row with the names of its columns, which an eye would look up. */
function rowsOf(table: HTMLTableElement, words: Words): Piece[] {
  const heads = all(table, "thead th").map(said);
  const rows = all<HTMLTableRowElement>(table, "tbody tr").map((row) => {
    const cells = Array.from(row.cells, (cell, i) => [i ? heads[i] : "", said(cell)] as const);
    const texts = cells.filter(([, text]) => text.trim());
    return {
      element: row,
      text: plain(texts.map((pair) => pair.filter(Boolean).join(words("colon"))).join(words("stop")), words),
    };
  });
  const caption = table.caption;
  return [...(caption ? [{ element: caption, text: plain(said(caption), words) }] : []), ...rows];
}

/** The text of an element as it is seen. */
function said(element: HTMLElement): string {
  return Array.from(element.childNodes, (node) =>
    node instanceof HTMLElement
      ? isLeftOut(node)
        ? ""
        : said(node)
      : node.nodeType === Node.TEXT_NODE
        ? node.nodeValue
        : "",
  ).join("");
}

function isLeftOut(element: HTMLElement): boolean {
  // What is folded away has no boxes; a list without boxes of its own may still show its entries.
  const { display } = getComputedStyle(element);
  const shown = display === "contents" || element.getClientRects().length > 0;
  const folded = element.closest("details:not([open])");
  return !shown || element.matches(LEFT_OUT) || (folded !== null && !element.closest("summary"));
}

/** Voices pass over a real minus. */
function plain(text: string, words: Words): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/−(?=\d)/g, words("minus"))
    .trim();
}
