/**
 * Light, dark, or as the system has it: the theme's buttons, the drawer's with words, and what they set
 * (under the theme's own key).
 */

import { all } from "../dom.ts";

interface Palette {
  readonly index: number;
  readonly color: Readonly<Record<string, string | null>>;
}

declare global {
  interface Window {
    __md_get?: (key: string) => unknown;
    __md_set?: (key: string, value: unknown, storage?: Storage, scope?: URL) => void;
    __md_scope?: URL;
  }
}

const PARTS = ["media", "scheme", "primary", "accent"];
const AUTOMATIC = "(prefers-color-scheme)";
const LIGHT = "(prefers-color-scheme: light)";
const DARK = "(prefers-color-scheme: dark)";

/** Follow the buttons of a page; where there are none nothing is to be done. */
export function followPalette(form: HTMLElement | null): void {
  const inputs = form ? all<HTMLInputElement>(form, "input") : [];
  if (!inputs.length) return;
  const kept = window.__md_get?.("__palette") as Partial<Palette> | null;
  let index = Number.isInteger(kept?.index)
    ? (kept!.index as number)
    : inputs.findIndex((input) => matchMedia(media(input)).matches);
  index = Math.max(0, Math.min(index, inputs.length - 1));
  const rows = [inputs, all<HTMLInputElement>(document, "[name=cw-scheme]")];
  const apply = (): void => {
    for (const row of rows) for (const input of row) input.checked = input === row[index];
    window.__md_set?.("__palette", applied(inputs, index));
  };
  for (const row of rows) {
    row.forEach((input, i) =>
      input.addEventListener("change", () => {
        index = i;
        apply();
      }),
    );
  }
  matchMedia(LIGHT).addEventListener("change", apply);
  apply();
}

/** Show the scheme of a button, and the label of this button alone. */
function applied(inputs: readonly HTMLInputElement[], index: number): Palette {
  const input = inputs[index]!;
  const wanted = media(input) === AUTOMATIC ? (matchMedia(LIGHT).matches ? LIGHT : DARK) : media(input);
  const shown = inputs.find((each) => media(each) === wanted) ?? input;
  const color: Record<string, string | null> = {};
  for (const part of PARTS) {
    const value = (part === "media" ? input : shown).getAttribute(`data-md-color-${part}`);
    color[part] = value;
    if (value !== null) document.body.setAttribute(`data-md-color-${part}`, value);
  }
  inputs.forEach((each, i) => {
    const label = each.nextElementSibling;
    if (label instanceof HTMLElement) label.hidden = i !== index;
  });
  return { index, color };
}

function media(input: Element): string {
  return input.getAttribute("data-md-color-media") ?? "";
}
