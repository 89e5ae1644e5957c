/** The notebook on paper: the questions with room to write, and at its end what is right. */

import { all, make } from "../dom.ts";
import type { Words } from "../words.ts";
import { keyOf } from "./answers.ts";
import type { Line } from "./answers.ts";
import type { Entry } from "./entries.ts";

/** What only a page can do, or tells what was answered. */
const LEFT_OUT = "button, script, [data-shown], .cw-tray, .cw-sort__head";

/** The booklet of some entries; screens leave it out. */
export function booklet(title: string, entries: readonly Entry[], words: Words): HTMLElement {
  return make(
    "section",
    { class: "cw-booklet" },
    make("h1", {}, title),
    ...entries.map((entry, at) => question(entry, at + 1, words)),
    make("h2", { class: "cw-booklet__k" }, words("keys")),
    make("p", { class: "cw-kick" }, words("keys_of")),
    make("ol", {}, ...entries.map((entry) => make("li", {}, ...keyOf(entry.card).map(line)))),
  );
}

/** A line from a capsule or a card. */
export function line(parts: Line): HTMLElement {
  return make("div", {}, ...parts);
}

function question({ card, found, stem }: Entry, n: number, words: Words): HTMLElement {
  const set = card.host.querySelector(".cw-q__set");
  const body = make("div");
  for (const part of Array.from(set?.children ?? []))
    if (!part.matches("legend")) body.append(part.cloneNode(true));
  for (const part of all(body, LEFT_OUT)) part.remove();
  listChoices(body, words);
  // A page has each id once, and a choice of the notebook is none of the page's.
  for (const part of all(body, "[id], [for], [name]"))
    for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby"])
      part.removeAttribute(name);
  const lesson = found.taught ? ` · ${found.taught.title}` : "";
  return make(
    "section",
    { class: "cw-booklet__q" },
    make("p", { class: "cw-kick" }, `${n} · ${words(found.kind)}${lesson}`),
    make("h3", {}, stem),
    body,
  );
}

/** Lists to choose from become lines to write on, and what they offer is written out once. */
function listChoices(body: HTMLElement, words: Words): void {
  const lists = all<HTMLSelectElement>(body, "select");
  const [first] = lists;
  if (!first) return;
  const offered = Array.from(first.options).flatMap(({ value, text }) => (value ? [text] : []));
  for (const list of lists) list.replaceWith(make("span", { class: "cw-booklet__w" }));
  body.append(make("p", { class: "cw-kick" }, words("offered"), offered.join(" / ")));
}
