/** Progress out to a file and in from one. */

import { download } from "../download.ts";
import { make } from "../dom.ts";
import { fitsSome } from "../kinds/shapes.ts";
import { exportProgress, importProgress } from "../progress.ts";
import type { Progress } from "../progress.ts";
import type { Words } from "../words.ts";

/** Buttons that export and import; `now` gives milliseconds. */
export function fileButtons(progress: Progress, words: Words, now: () => number): HTMLElement {
  const out = make("button", { type: "button", class: "cw-btn" }, words("export"));
  out.addEventListener("click", () => {
    const text = exportProgress(progress.store, progress.course, Math.floor(now() / 1000));
    download(`${progress.course}-progress.json`, text);
  });
  const input = make("input", {
    type: "file",
    accept: ".json,application/json",
    class: "cw-file__in",
  }) as HTMLInputElement;
  const answer = make("span", { role: "status" });
  input.addEventListener(
    "change",
    () => void bringIn(input, progress, words).then((text) => (answer.textContent = text)),
  );
  return make(
    "p",
    { class: "cw-acts" },
    out,
    make("label", { class: "cw-btn cw-file" }, words("import"), input),
    answer,
  );
}

async function bringIn(input: HTMLInputElement, progress: Progress, words: Words): Promise<string> {
  const text = (await input.files?.[0]?.text()) ?? "";
  input.value = "";
  let odd = 0;
  const { store, course, revs, shapes } = progress;
  const count = importProgress(
    store,
    course,
    text,
    revs,
    (id, answer) => !(shapes.get(id) ?? fitsSome)(answer),
    () => odd++,
  );
  if (count === null) return words("import_refused");
  progress.changed(null);
  return words("imported", { n: count }) + (odd ? ` ${words("import_odd", { n: odd })}` : "");
}
