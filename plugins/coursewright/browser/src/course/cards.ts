/** The questions of a quiz as elements, for any page: those that stand in the lesson, with their capsules. */

import { all, inert } from "../dom.ts";
import type { QuizPiece } from "./facts.ts";

const ADDRESSES = ["href", "src", "poster", "data"];

/** The cards of one quiz; each can be had as often as it is wanted, but stand once in a page. */
export class Cards {
  private readonly piece: QuizPiece;
  private readonly root: string;

  /** `root` is the address that addresses in the cards are relative to. */
  constructor(piece: QuizPiece, root: string) {
    this.piece = piece;
    this.root = root;
  }

  /** The questions' names in the order of their page. */
  get names(): string[] {
    return Object.keys(this.piece.cards);
  }

  /** A new `cw-question` of a name; null where the quiz has none. Entries of the glossary are put into the page. */
  card(name: string): HTMLElement | null {
    const html = this.piece.cards[name];
    if (html === undefined) return null;
    for (const [id, term] of Object.entries(this.piece.terms))
      if (!document.getElementById(id)) document.body.append(this.made(term));
    return this.made(html);
  }

  /** The words of a question's stem. */
  stem(name: string): string {
    return inert(this.piece.cards[name] ?? "").querySelector("legend")?.textContent ?? "";
  }

  private made(html: string): HTMLElement {
    const content = inert(html);
    for (const name of ADDRESSES)
      for (const part of all(content, `[${name}]`)) {
        const address = part.getAttribute(name)!;
        if (!address.startsWith("#")) part.setAttribute(name, new URL(address, this.root).href);
      }
    return document.importNode(content, true).firstElementChild as HTMLElement;
  }
}
