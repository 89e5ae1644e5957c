/** Findings as a list to choose from: a lesson and its headings, hits marked. */

import { make } from "../dom.ts";
import type { Hit, Marked, Row } from "./matches.ts";

/** The options of some hits, a group a page; `root` is the address that those of pages start from. */
export function groupsOf(hits: readonly Hit[], root: string): HTMLElement[] {
  return hits.map((hit, number) => {
    const id = `cw-hit-${number}`;
    const rows = hit.rows.map((row, i) => option(row, `${id}-${i}`, "cw-hit cw-hit--part", root));
    return make(
      "div",
      { role: "group", "aria-labelledby": id, class: "cw-hits" },
      option(hit.page, id, "cw-hit", root),
      ...rows,
    );
  });
}

function option(row: Row, id: string, look: string, root: string): HTMLElement {
  const link = make("a", {
    role: "option",
    id,
    href: root + row.url,
    class: look,
    tabindex: "-1",
    "aria-selected": "false",
  });
  link.append(make("span", { class: "cw-hit__title" }, ...texts(row.title)));
  if (row.passage.join("")) link.append(make("span", { class: "cw-hit__text" }, ...texts(row.passage)));
  return link;
}

function texts(marked: Marked): (Node | string)[] {
  return marked.map((piece, i) => (i % 2 ? make("mark", {}, piece) : piece)).filter(Boolean);
}
