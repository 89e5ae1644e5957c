/** Saving a text as a file. */

import { make } from "./dom.ts";

/** Save a text as a file. */
export function download(name: string, text: string, type = "application/json"): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href, download: name }) as HTMLAnchorElement;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
