/** Files that the page writes. */

import { make } from "../dom.ts";
import { csvOf } from "./csv.ts";

/** Save a text as a file of some type. */
export function save(name: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  (make("a", { href, download: name }) as HTMLAnchorElement).click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Save rows for a spreadsheet. */
export function saveCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  save(name, "text/csv;charset=utf-8", csvOf(rows));
}

/** A name as a part of a file's name. */
export function asFileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
}
