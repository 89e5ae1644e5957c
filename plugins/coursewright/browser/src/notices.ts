/** What is said once a page about keeping progress, with export and import as a file. */

import { make } from "./dom.ts";
import { note } from "./note.ts";
import { exportProgress, importProgress } from "./progress.ts";
import type { Fault, Progress } from "./progress.ts";
import type { Words } from "./words.ts";

/** What the notices need to know of the browser. */
export interface Surface {
  readonly now: () => number;
  /** Whether this browser keeps the pages of a folder apart (Firefox on file://). */
  readonly pagesApart: boolean;
}

const FAULTS: Readonly<Record<Fault, string>> = { full: "storage_full", damaged: "kept_aside", newer: "kept_newer" };

/** Put the page's notices at the head of a quiz, now and when a fault turns up; at most one of each. */
export function placeNotices(quiz: HTMLElement, progress: Progress, words: Words, surface: Surface): void {
  const place = make("div", { class: "cw-storage", role: "status" });
  const said = new Set<string>();
  quiz.prepend(place);
  const say = (word: string, withFile: boolean): void => {
    if (said.has(word)) return;
    said.add(word);
    const buttons = withFile ? [fileButtons(progress, words, surface)] : [];
    place.append(note("alert", "care", words(word), ...buttons));
  };
  progress.onfault = (fault) => say(FAULTS[fault], fault === "full");
  if (progress.store.lasts !== "device") say("storage_refused", true);
  else if (surface.pagesApart) say("storage_apart", true);
}

function fileButtons(progress: Progress, words: Words, { now }: Surface): HTMLElement {
  const out = make("button", { type: "button", class: "cw-btn" }, words("export"));
  out.addEventListener("click", () => {
    const text = exportProgress(progress.store, progress.course, Math.floor(now() / 1000));
    download(`${progress.course}-progress.json`, text);
  });
  const input = make("input", { type: "file", accept: ".json,application/json", class: "cw-file__in" }) as HTMLInputElement;
  const answer = make("span", { role: "status" });
  input.addEventListener("change", () => void bringIn(input, progress, words).then((text) => (answer.textContent = text)));
  return make("p", { class: "cw-acts" }, out, make("label", { class: "cw-btn cw-file" }, words("import"), input), answer);
}

async function bringIn(input: HTMLInputElement, progress: Progress, words: Words): Promise<string> {
  const text = (await input.files?.[0]?.text()) ?? "";
  input.value = "";
  const count = importProgress(progress.store, progress.course, text, progress.revs);
  if (count !== null) progress.changed(null);
  return count === null ? words("import_refused") : words("imported", { n: count });
}

/** Save a text as a file. */
export function download(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a", { href, download: name }) as HTMLAnchorElement;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
