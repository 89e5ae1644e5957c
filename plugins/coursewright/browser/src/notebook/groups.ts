/** Entries under headings: by objective, by lesson, by what kind of miss it was. */

import type { Words } from "../words.ts";
import { CAUSES } from "./causes.ts";
import type { Cause } from "./causes.ts";
import type { Entry } from "./entries.ts";

/** What the notebook can be ordered by. */
export const ORDERS = ["objective", "lesson", "cause"] as const;
export type Order = (typeof ORDERS)[number];

/** A heading with its entries. */
export interface Group {
  readonly head: string;
  readonly entries: readonly Entry[];
}

/** The groups of entries, in the order of the entries, or of the kinds of miss. */
export function groupsOf(entries: readonly Entry[], order: Order, words: Words): Group[] {
  const groups = new Map<string, Entry[]>();
  if (order === "cause") for (const cause of CAUSES) groups.set(words(`by_${cause}`), []);
  for (const entry of entries) {
    const head = headOf(entry, order, words);
    groups.set(head, [...(groups.get(head) ?? []), entry]);
  }
  return [...groups].flatMap(([head, own]) => (own.length ? [{ head, entries: own }] : []));
}

/** What kind of miss an entry is listed as: sure of it before anything else. */
export function causeOf({ sure, miss }: Entry): Cause {
  return sure ? "sure" : miss.cause;
}

function headOf(entry: Entry, order: Order, words: Words): string {
  const { taught, objective } = entry.found;
  if (order === "cause") return words(`by_${causeOf(entry)}`);
  if (!taught) return words("by_none");
  const known = taught.objectives.find(({ id }) => id === objective);
  return order === "lesson" ? taught.title : (known?.text ?? taught.title);
}
