/** A copy into what is kept: all of it is looked at before any of it is written. */

import { plainJson } from "../exam/attempt.ts";
import { asValue, isEntry, mergeEntry } from "../merge.ts";
import { ENTRY } from "../progress.ts";
import { isObject } from "../record.ts";
import type { Store } from "../store.ts";
import type { Row } from "./legend.ts";

/** Entries that came to be other than they were, and that could not be read; whether all of them are kept. */
export interface Taken {
  readonly changed: number;
  readonly odd: number;
  readonly kept: boolean;
}

/**
 * Merge entries into a store; why not, if they are of a newer version or nothing in them can be read. `revs` are the
 * revisions of today's questions, `isOdd` is asked of each answer.
 */
export function take(
  store: Store,
  entries: readonly Row[],
  revs: ReadonlyMap<string, string>,
  isOdd: (id: string, answer: unknown) => boolean,
): Taken | "newer" | "damaged" {
  const ours = entries.filter(([name]) => ENTRY.test(name));
  if (ours.some(([name, value]) => !name.startsWith("kept/") && isObject(value) && Number(value["v"]) > 1))
    return "newer";
  const texts = ours.map(
    ([name, value]) => [name, textOf(whole(value, asValue(store.read(name) ?? "")))] as const,
  );
  const sound = texts.filter(([name, text]) => isEntry(name, text, isOdd));
  if (!sound.length) return "damaged";
  const merged = sound.flatMap(([name, text]) => {
    const mine = store.read(name);
    const now = mergeEntry(name, mine, text, revs);
    return now === null || (mine !== null && isSame(mine, now)) ? [] : [[name, now] as const];
  });
  const kept = merged.map(([name, text]) => store.write(name, text)).every(Boolean);
  return { changed: merged.length, odd: texts.length - sound.length, kept };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isSame(one: string, other: string): boolean {
  return plainJson(asValue(one)) === plainJson(asValue(other));
}

/** A record whose attempts are whole where this device knows the same ones: a copy may leave their texts out. */
function whole(theirs: unknown, mine: unknown): unknown {
  if (!isObject(theirs) || !isObject(mine)) return theirs;
  const known = [mine["first"], mine["last"]].filter(isObject);
  const same = (attempt: unknown): unknown =>
    (isObject(attempt) && known.find(({ at, ms }) => at === attempt["at"] && ms === attempt["ms"])) ||
    attempt;
  const { first, last } = theirs;
  return {
    ...theirs,
    ...(first !== undefined && { first: same(first) }),
    ...(last !== undefined && { last: same(last) }),
  };
}
