/** What is said once a page about keeping progress, with export and import as a file. */

import { make } from "./dom.ts";
import type { Files } from "./files/files.ts";
import { note } from "./note.ts";
import type { Fault, Progress } from "./progress.ts";
import type { Words } from "./words.ts";

const FAULTS: Readonly<Record<Fault, string>> = {
  full: "storage_full",
  damaged: "kept_aside",
  newer: "kept_newer",
  stale: "kept_stale",
};

/** Put the page's notices at the head of a quiz, now and when a fault turns up; at most one of each. */
export function placeNotices(
  quiz: HTMLElement,
  progress: Progress,
  words: Words,
  now: () => number,
  withFiles: (use: (files: Files) => void) => void,
): void {
  const place = make("div", { class: "cw-storage", role: "status" });
  const said = new Set<string>();
  quiz.prepend(place);
  const say = (word: string, withButtons: boolean): void => {
    if (said.has(word)) return;
    said.add(word);
    const notice = note("alert", "care", words(word));
    place.append(notice);
    if (withButtons)
      withFiles(({ fileButtons }) => notice.lastElementChild!.append(fileButtons(progress, words, now)));
  };
  const { trouble } = progress.store;
  progress.onfault = (fault) =>
    say(fault === "full" && trouble ? `storage_${trouble}` : FAULTS[fault], fault === "full");
  if (trouble) say(`storage_${trouble}`, true);
  else if (location.protocol === "file:")
    withFiles(({ whenApart }) => whenApart(() => say("storage_apart", true)));
}
