/** One quiet note above a page: that a copy of the progress should be made. */

import { make } from "../dom.ts";
import { lentShelf } from "../shelf.ts";
import { note } from "../note.ts";
import type { Store } from "../store.ts";
import { hostOf, signsOf } from "./browser.ts";
import { keepCopied, readCopied } from "./copied.ts";
import { changedSince, isDue } from "./due.ts";
import type { Given } from "./given.ts";
import { place, show } from "./place.ts";

/** Milliseconds after which what stands in view was read. */
const READ = 8000;

/** Remind, if it is time; `root` is the address of the language's folder, `now` the time in milliseconds. */
export function remind({ words }: Given, root: string, store: Store, now: () => number): void {
  const host = hostOf(signsOf(window));
  const hint = document.querySelector<HTMLElement>(`[data-hint="${host}"]`);
  if (hint) show(hint);
  // A learning platform keeps what is put on its shelf.
  if (!host || document.querySelector(".cw-copy") || lentShelf()) return;
  const seconds = Math.max(0, Math.floor(now() / 1000));
  const copied = readCopied(store);
  if (!isDue(host, changedSince(store, copied.at), copied, seconds)) return;
  const read = (): void => keepCopied(store, { read: seconds });
  const link = make("a", { class: "cw-btn", href: `${root}progress.html` }, words["to_copy"]!);
  const close = make("button", { type: "button", class: "cw-btn cw-btn--bare" }, words["later"]!);
  const element = note("info", "", words[`remind_${host}`]!, make("p", { class: "cw-acts" }, link, close));
  link.addEventListener("click", read);
  close.addEventListener("click", () => {
    read();
    element.parentElement?.remove();
  });
  if (place(element)) setTimeout(read, READ);
}
