/**
 * A worksheet's fields: kept as they are filled in, with totals below. The contract is prose/worksheets.py's.
 */

import { all } from "../dom.ts";
import { readNumber } from "../number.ts";
import { openStore } from "../store.ts";
import type { Store } from "../store.ts";
import { readWords } from "../words.ts";
import type { Words } from "../words.ts";
import { cellsIn, withCell } from "./kept.ts";
import { curveOf, totalsOf } from "./totals.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Drives one `.cw-work`. */
export class Form {
  private readonly host: HTMLElement;
  private readonly store: Store;
  private readonly name: string;
  private readonly words: Words;

  constructor(host: HTMLElement) {
    this.host = host;
    this.words = readWords(host);
    this.name = `w/${host.dataset["sheet"] ?? ""}`;
    this.store = openStore(
      host.dataset["course"] ?? "",
      () => localStorage,
      () => sessionStorage,
    );
    host.addEventListener("input", ({ target }) => this.changed(target as Field));
    window.addEventListener(
      "storage",
      ({ key }) => (key === null || key.endsWith(`/${this.name}`)) && this.restore(),
    );
    const print = host.querySelector<HTMLButtonElement>("[data-act=print]");
    print?.addEventListener("click", () => window.print());
    if (print) print.hidden = false;
    // What was written before this script was there.
    const cells = cellsIn(this.store.read(this.name));
    for (const field of this.fields) if (valueOf(field) && !(field.name in cells)) this.changed(field);
    this.restore();
    if (this.store.trouble) this.say("not_kept");
  }

  private get fields(): Field[] {
    return all<Field>(this.host, ":is(input, select, textarea)[name]");
  }

  /** Show what is kept; the field that is being written in stays as it is. */
  private restore(): void {
    const cells = cellsIn(this.store.read(this.name));
    for (const field of this.fields) {
      if (field === document.activeElement) continue;
      const value = cells[field.name] ?? "";
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
    }
    this.showTotals();
  }

  private changed(field: Field): void {
    if (!field.name) return;
    const at = Math.max(0, Math.floor(Date.now() / 1000));
    // Another tab may have filled in other fields: one is written, the others stay.
    const kept = withCell(
      this.store.read(this.name),
      field.name,
      valueOf(field),
      this.host.dataset["lang"] ?? "",
      at,
    );
    if (kept !== null) this.say(this.store.write(this.name, kept) ? "kept" : "not_kept");
    this.showTotals();
  }

  private say(word: string): void {
    const place = this.host.querySelector(".cw-work__status")!;
    const text = this.words(word);
    if (place.textContent !== text) place.textContent = text;
  }

  /** Also what the style sheet needs: a browser prints its pattern for a date into an empty field. */
  private showTotals(): void {
    for (const field of this.fields) field.toggleAttribute("data-empty", !field.value);
    const places = all(this.host, "[data-total]");
    if (!places.length) return;
    const values = this.fields
      .filter(({ dataset }) => dataset["counts"] !== undefined)
      .map(({ value }) => numberIn(value));
    const totals = totalsOf(values);
    for (const place of places) {
      const what = place.dataset["total"] as keyof typeof totals | "curve";
      if (what === "curve") place.replaceChildren(curveOf(values, this.words("curve")));
      else place.textContent = totals[what];
    }
  }
}

/** What is kept of a field; nothing for an empty one. */
function valueOf(field: Field): string {
  if (field instanceof HTMLInputElement && field.type === "checkbox") return field.checked ? "1" : "";
  return field.value;
}

function numberIn(text: string): number | null {
  const plain = readNumber(text, "");
  return plain === null ? null : Number(plain);
}
