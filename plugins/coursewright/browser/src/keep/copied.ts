/**
 * When the last copy of the progress was made, and when the reminder was read, in seconds: `d/copy`, which concerns
 * this device alone and is part of no copy.
 */

import { isObject, isWhole } from "../record.ts";
import type { Store } from "../store.ts";

const NAME = "d/copy";

/** 0 is never. */
export interface Copied {
  readonly at: number;
  readonly read: number;
}

/** What is kept of copies. */
export function readCopied(store: Store): Copied {
  try {
    const value: unknown = JSON.parse(store.read(NAME) ?? "");
    if (isObject(value)) {
      const [at, read] = [value["at"], value["read"]].map((time) => (isWhole(time) ? time : 0));
      return { at: at!, read: read! };
    }
  } catch {
    // As good as none.
  }
  return { at: 0, read: 0 };
}

/** Keep that a copy was made, or the reminder read. */
export function keepCopied(store: Store, changes: Partial<Copied>): void {
  store.write(NAME, JSON.stringify({ v: 1, ...readCopied(store), ...changes }));
}
