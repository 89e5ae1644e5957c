/** The shelf that a frame around the page lends it: a learning platform keeps what is put there. */

import type { Shelf } from "./store.ts";

/** The shelf; undefined where the page stands alone, or in a frame of another site. */
export function lentShelf(): Shelf | undefined {
  try {
    return (parent as Window & { coursewrightShelf?: Shelf }).coursewrightShelf;
  } catch {
    return undefined;
  }
}
