/** Shares as bars with their numbers; a table beside them says the same. */

import { make, svg } from "../dom.ts";

/** A row: what it is, its share from 0 to 1 (null: nothing to say), the number at its end; `few`: it says little. */
export interface Bar {
  readonly label: string;
  readonly share: number | null;
  readonly text: string;
  readonly few?: boolean;
}

/** Bars below their labels; the text is as large as that of the page. */
export function barFigure(name: string, bars: readonly Bar[]): HTMLElement {
  const rows = bars.map(({ label, share, text, few }) => {
    const width = `${Math.round((share ?? 0) * 100)}%`;
    const bar = svg(
      "svg",
      { "aria-hidden": "true" },
      svg("rect", { width: "100%", height: "100%", rx: 2, class: "track" }),
      svg("rect", { width, height: "100%", rx: 2, class: few ? "few" : "share" }),
    );
    return make("div", {}, make("span", {}, label), bar, make("b", {}, text));
  });
  return make("div", { class: "cw-bars", role: "img", "aria-label": name }, ...rows);
}

/** A table whose rows become lists in a narrow window; its first column names the rows. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const body = rows.map(([name = "", ...cells]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name),
      ...cells.map((cell, at) => make("td", { class: "n", "data-l": heads[at + 1] }, cell)),
    ),
  );
  return make(
    "table",
    { class: "cw-tbl" },
    make("caption", { class: "cw-hide" }, caption),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        ...heads.map((head, at) => make("th", { scope: "col", ...(at && { class: "n" }) }, head)),
      ),
    ),
    make("tbody", {}, ...body),
  );
}
