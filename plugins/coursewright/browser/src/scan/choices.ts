/** A row in doubt, as it was seen, with what it may say; people decide, nothing is chosen before. */

import { all, make } from "../dom.ts";
import { state } from "../trainer/shown.ts";
import { words } from "../trainer/words.ts";
import type { RowReading } from "./page.ts";
import { imageFrom } from "./photo.ts";

/** What was decided, null for nothing yet; `tell` is told of each change. */
export interface Decided {
  readonly values: readonly string[] | undefined;
  readonly tell: (values: readonly string[] | null) => void;
}

let count = 0;

/** The row with its picture and fields. */
export function rowField(reading: RowReading, decided: Decided): HTMLElement {
  const { asked, row, doubt } = reading;
  const name = `row-${++count}`;
  const title = words(row.label ? "row_part" : "row_of", { n: asked?.number ?? "", row: row.label });
  const badge = make("span", { class: "badge" });
  const show = (values: readonly string[] | null | undefined): void =>
    badge.replaceChildren(
      values ? state("pass", "good", words("row_decided")) : state("alert", "care", words(`row_${doubt}`)),
    );
  show(decided.values);
  const tell = (values: readonly string[] | null): void => {
    show(values);
    decided.tell(values);
  };
  const fields = row.choices.length
    ? circleFields(reading, name, { ...decided, tell })
    : [textField(name, { ...decided, tell })];
  return make(
    "fieldset",
    { class: "row" },
    make("legend", {}, make("b", {}, title), " ", badge),
    imageFrom(reading.picture, words("row_seen", { row: title })),
    make("div", { class: "ticks" }, ...fields, nothingField(name, { ...decided, tell })),
  );
}

/** A field a circle: one may be chosen, or several where the question allows it. */
function circleFields(
  { asked, row }: RowReading,
  name: string,
  { values, tell }: Decided,
): readonly HTMLElement[] {
  const type = asked?.many ? "checkbox" : "radio";
  return row.choices.map(([mark, value]) => {
    const input = make("input", { type, name, value, checked: values?.includes(value) ?? false });
    input.addEventListener("change", () => {
      const group = groupOf(input);
      for (const nothing of all<HTMLInputElement>(group, "[data-nothing]")) nothing.checked = false;
      const chosen = all<HTMLInputElement>(group, "input:checked").map((own) => own.value);
      tell(chosen.length ? chosen : null);
    });
    return make("label", { class: "tick" }, input, make("span", {}, mark));
  });
}

function textField(name: string, { values, tell }: Decided): HTMLElement {
  const input = make("input", {
    type: "text",
    name,
    value: values?.[0] ?? "",
    autocomplete: "off",
  }) as HTMLInputElement;
  input.addEventListener("input", () => {
    const text = input.value.trim();
    for (const nothing of all<HTMLInputElement>(groupOf(input), "[data-nothing]")) nothing.checked = false;
    tell(text ? [text] : null);
  });
  return make("label", { class: "typed" }, words("row_text"), input);
}

/** That nothing is filled in there. */
function nothingField(name: string, { values, tell }: Decided): HTMLElement {
  const input = make("input", {
    type: "checkbox",
    name: `${name}-nothing`,
    "data-nothing": true,
    checked: values?.length === 0,
  }) as HTMLInputElement;
  input.addEventListener("change", () => {
    for (const other of all<HTMLInputElement>(groupOf(input), "input:not([data-nothing])")) {
      other.checked = false;
      if (other.type === "text") other.value = "";
    }
    tell(input.checked ? [] : null);
  });
  return make("label", { class: "tick" }, input, make("span", {}, words("row_nothing")));
}

function groupOf(input: HTMLElement): HTMLElement {
  return input.closest("fieldset")!;
}
