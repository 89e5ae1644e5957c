/** In a lesson: marks what was changed since one took it, until one says that it was read. */

import { all, make } from "../dom.ts";
import { readLesson } from "../lesson.ts";
import { readRecord } from "../record.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { seenIn } from "./changes.ts";

/** Mark the passages; the contract of `list` is prose/changes.py's. */
export function markPassages(list: HTMLDetailsElement, store: Store, words: Words, now: () => number): void {
  const lesson = list.dataset["lesson"] ?? "";
  const rows = all(list, "[data-change]");
  const names = rows.map((row) => row.dataset["change"]!);
  const seen = seenIn(store, lesson);
  const keep = (at: number, which: readonly string[]): void =>
    keepSeen(store, lesson, Object.fromEntries(which.map((name) => [name, at])));
  // Who begins now reads what stands here: nothing of it is a change.
  if (!isTaken(store, lesson))
    return keep(
      0,
      names.filter((name) => !(name in seen)),
    );
  const fresh = rows.filter((_, i) => seen[names[i]!] === undefined);
  if (!fresh.length) return;
  const marks = fresh.map((row) => markRow(row, words));
  list.open = true;
  list.querySelector("summary > span")!.textContent = words(fresh.length === 1 ? "head_one" : "head", {
    n: fresh.length,
  });
  const button = make("button", { type: "button", class: "cw-btn" }, words("read"));
  const status = make("p", { role: "status" });
  list.append(button, status);
  button.addEventListener("click", () => {
    keep(
      Math.floor(now() / 1000),
      fresh.map((row) => row.dataset["change"]!),
    );
    for (const mark of marks.flat()) mark.remove();
    button.remove();
    status.textContent = words("noted");
    list.querySelector("summary")!.focus();
  });
}

/** Nobody has begun a lesson by opening it, so this is kept beside what tells that one has. */
function keepSeen(store: Store, lesson: string, times: Readonly<Record<string, number>>): void {
  const record = readLesson(store, lesson);
  const seen = { ...seenIn(store, lesson), ...times };
  if (Number(record["v"]) <= 1) store.write(`l/${lesson}`, JSON.stringify({ ...record, seen }));
}

/** A mark in the list, and its sentence below the heading that it names. */
function markRow(row: HTMLElement, words: Words): HTMLElement[] {
  const mark = (): HTMLElement => make("mark", { class: "cw-changes__m" }, words("mark"));
  const own = mark();
  row.prepend(own, " ");
  const heading = document.getElementById(row.dataset["change"]!.split("#")[1]!);
  if (!heading) return [own];
  const text = row.querySelector(".cw-changes__t")?.textContent ?? "";
  const line = make("p", { class: "cw-changes__p" }, mark(), ` ${text}`);
  // The author's button stays beside its heading.
  const beside = heading.nextElementSibling;
  (beside?.matches(".cw-tell") ? beside : heading).after(line);
  return [own, line];
}

/** Whether something of the lesson was read, or one of its questions answered, before. */
function isTaken(store: Store, lesson: string): boolean {
  const { begun, done, read } = readLesson(store, lesson);
  return (
    [begun, done, read].some((mark) => mark !== undefined) ||
    all(document, "cw-question").some(({ dataset }) => {
      const found = readRecord(store.read(`q/${dataset["question"] ?? ""}`));
      return found.is === "record" && found.record.n > 0;
    })
  );
}
