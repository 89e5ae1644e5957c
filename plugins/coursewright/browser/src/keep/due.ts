/** When to remind of a copy; times in seconds. */

import { asValue } from "../merge.ts";
import { isObject } from "../record.ts";
import type { Store } from "../store.ts";
import type { Host } from "./browser.ts";
import type { Copied } from "./copied.ts";

const DAY = 86_400;
/** Safari clears after seven days without a visit: whoever comes on the fifth still has time. */
const SAFE = 5 * DAY;
/** Entries that are worth a copy. */
const WORTH = 3;

/** How many entries changed after a moment. */
export function changedSince(store: Store, at: number): number {
  const names = store.names().filter((name) => /^[qlwx]\//.test(name));
  return names.filter((name) => latest(asValue(store.read(name) ?? "")) > at).length;
}

/** The latest moment that an entry tells of; 0 if it tells of none. */
function latest(entry: unknown): number {
  if (!isObject(entry)) return 0;
  const last = isObject(entry["last"]) ? entry["last"]["at"] : 0;
  const times = [last, entry["at"], entry["begun"], entry["done"], entry["start"], entry["handed"]];
  return Math.max(...times.map((time) => (typeof time === "number" ? time : 0)));
}

/**
 * Whether to remind now: there is something to lose, the last copy is old, and the reminder was not read within a day. An
 * app's window may be gone tomorrow, so every day counts there.
 */
export function isDue(host: Host, changed: number, { at, read }: Copied, now: number): boolean {
  if (!host || changed < WORTH || now - read < DAY) return false;
  return !at || now - at >= (host === "app" ? DAY : SAFE);
}
