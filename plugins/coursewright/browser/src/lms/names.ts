/** Short names for what a question shows: letters for what can be chosen, numbers for rows, as they stand in the page. */

import { isObject } from "../record.ts";
import type { Named, Parts } from "./session.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The nth short name: one letter or digit as long as there are any, as SCORM 1.2 wants it. */
export function letter(place: number): string {
  return ALPHABET[place] ?? `n${place + 1}`;
}

/** Short names of things by their tokens; what the page does not have has none. */
export class Names {
  readonly named: Named;
  private readonly places: ReadonlyMap<string, string>;

  constructor(
    rows: readonly (readonly [token: string, text: string])[],
    name: (place: number) => string = letter,
  ) {
    this.places = new Map(rows.map(([token], place) => [token, name(place)]));
    this.named = rows.map(([token, text]) => [this.places.get(token)!, text.replace(/\s+/g, " ").trim()]);
  }

  of(token: unknown): string[] {
    const name = this.places.get(String(token));
    return name === undefined ? [] : [name];
  }

  all(tokens: unknown): string[] {
    return Array.isArray(tokens) ? tokens.flatMap((token) => this.of(token)) : [];
  }

  /** The same in the page's order. */
  sorted(tokens: unknown): string[] {
    const wanted = new Set(this.all(tokens));
    return this.named.flatMap(([name]) => (wanted.has(name) ? [name] : []));
  }

  /** What belongs to each of some tokens, in the page's order. */
  each(rows: unknown, use: (name: string, value: unknown) => Parts): Parts {
    const given = Object.entries(isObject(rows) ? rows : {}).map(
      ([token, value]) => [this.of(token)[0], value] as const,
    );
    return this.named.flatMap(([name]) =>
      given.flatMap(([own, value]) => (own === name ? use(name, value) : [])),
    );
  }
}

/** The same by numbers, as rows and lines have them. */
export function numbered(place: number): string {
  return `${place + 1}`;
}
