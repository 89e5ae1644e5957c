/** Numbers and small parts as all sections of the page show them. */

import { icon, make } from "../dom.ts";
import { words } from "./words.ts";

/** A whole percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** An interval of shares. */
export function percents([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${percent(high)}`;
}

/** A correlation with its sign, to two digits. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return `${value < 0 && Number(digits) ? "\u2212" : "+"}${digits}`;
}

/** An interval of correlations. */
export function signeds([low, high]: readonly [number, number]): string {
  return words("from_to", { from: signed(low), to: signed(high) });
}

/** Minutes and seconds. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes
    ? words("minutes", { m: minutes, s: String(rest).padStart(2, "0") })
    : words("seconds", { s: rest });
}

/** A mark and its word in one tone: `good`, `bad`, `care`, `act` or none. */
export function state(mark: string, tone: string, word: string): HTMLElement {
  return make("span", { class: tone ? `state state--${tone}` : "state" }, icon(mark), word);
}

/** A small, quiet remark. */
export function quiet(text: string): HTMLElement {
  return make("small", {}, text);
}

/** A cell: a text, or parts; "" is an empty one. */
export type Cell = string | readonly (Node | string)[];

/** A column: its head, whether it holds numbers, and whether it names the row. */
export interface Column {
  readonly head: string;
  readonly number?: boolean;
  readonly names?: boolean;
}

/** A table whose rows become small lists in a narrow window. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const classOf = ({ number }: Column): string | undefined => (number ? "num" : undefined);
  const head = columns.map((column) => make("th", { scope: "col", class: classOf(column) }, column.head));
  const body = rows.map((row) =>
    make(
      "tr",
      {},
      ...row.map((cell, at) => {
        const column = columns[at]!;
        const empty = cell.length === 0;
        return make(
          column.names ? "th" : "td",
          {
            scope: column.names ? "row" : undefined,
            class: classOf(column),
            "data-l": column.head,
            "data-empty": empty,
          },
          make("div", {}, ...(typeof cell === "string" ? [cell] : cell)),
        );
      }),
    ),
  );
  return make(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      {},
      make("caption", { class: "hide" }, caption),
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...body),
    ),
  );
}

/** A button with a mark. */
export function button(mark: string, text: string, act: () => void, main = false): HTMLElement {
  const element = make("button", { type: "button", class: main ? "btn btn--main" : "btn" }, icon(mark), text);
  element.addEventListener("click", act);
  return element;
}

/** A section of the page with its heading. */
export function section(id: string, head: string, ...children: readonly (Node | string)[]): HTMLElement {
  const heading = make("h2", { id }, head);
  return make("section", { "aria-labelledby": id }, heading, ...children);
}

/** Figures with their names, in a line. */
export function factList(
  rows: readonly (readonly [name: string, figure: string, note: string])[],
): HTMLElement {
  return make(
    "dl",
    { class: "facts" },
    ...rows.map(([name, figure, note]) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, make("b", {}, figure), " ", quiet(note))),
    ),
  );
}
