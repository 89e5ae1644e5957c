/** Rows that each take one choice: by radios, or by a select. */

import { all } from "../dom.ts";

/** One row of a form; `value` is the token of what is chosen, empty for nothing. */
export interface Row {
  readonly token: string;
  readonly element: HTMLElement;
  readonly value: string;
  /** Whether its choices stand in it as radios. */
  readonly cells: boolean;
  choose(value: string): void;
  /** Take away what was chosen and wrong. */
  try(): void;
  textOf(value: string): string;
}

/** The rows of a form in the page's order. */
export function rowsOf(form: HTMLFormElement): Row[] {
  return all(form, ".cw-sort__row, .cw-pair").map((element) =>
    element.matches(".cw-pair") ? selectRow(element) : radioRow(element),
  );
}

function radioRow(element: HTMLElement): Row {
  const radios = all<HTMLInputElement>(element, ".cw-cells input");
  const chosen = radios.find(({ checked }) => checked);
  return {
    token: element.dataset["token"]!,
    element,
    value: chosen?.value ?? "",
    cells: true,
    choose(value) {
      for (const radio of radios) radio.checked = radio.value === value;
    },
    try() {
      if (!chosen) return;
      chosen.checked = false;
      chosen.parentElement!.setAttribute("data-tried", "");
    },
    textOf: (value) => radios.find((radio) => radio.value === value)?.nextElementSibling?.textContent ?? "",
  };
}

function selectRow(element: HTMLElement): Row {
  const select = element.querySelector("select")!;
  const choose = (value: string): void => {
    select.value = value;
    // A choice that is not there leaves a select without any.
    if (select.selectedIndex < 0) select.value = "";
  };
  return {
    token: select.name,
    element,
    value: select.value,
    cells: false,
    choose,
    try: () => choose(""),
    textOf: (value) => Array.from(select.options).find((option) => option.value === value)?.text ?? "",
  };
}
