/**
 * A worksheet's fields: kept as they are filled in, with totals below. The contract is prose/worksheets.py's.
 */

import { all, printAlone } from "../dom.ts";
import { readNumber } from "../number.ts";
import { openStore } from "../store.ts";
import type { Store } from "../store.ts";
import { readWords } from "../words.ts";
import type { Words } from "../words.ts";
import { cellsIn, withCell } from "./kept.ts";
import { Cards } from "./cards.ts";
import { offerGrades, showGrade } from "./grades.ts";
import { curveOf, totalsOf } from "./totals.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Drives one `.cw-work`. */
export class Form {
  private readonly host: HTMLElement;
  private readonly store: Store;
  private readonly name: string;
  private readonly words: Words;
  private readonly rows: readonly HTMLElement[];
  private readonly narrow = matchMedia("(max-width: 59.9844em)");
  private cards: Cards | null | undefined;

  constructor(host: HTMLElement) {
    this.host = host;
    this.words = readWords(host);
    this.name = `w/${host.dataset["sheet"] ?? ""}`;
    this.store = openStore(
      host.dataset["course"] ?? "",
      () => localStorage,
      () => sessionStorage,
    );
    this.rows = all(host, "tbody tr:not(.cw-eg)");
    this.narrow.addEventListener("change", () => this.fold());
    this.fold();
    host.addEventListener("input", ({ target }) => this.changed(target as Field));
    window.addEventListener(
      "storage",
      ({ key }) => (key === null || key.endsWith(`/${this.name}`)) && this.restore(),
    );
    const print = host.querySelector<HTMLButtonElement>("[data-act=print]");
    print?.addEventListener("click", () => printAlone(host.closest(".cw-sheet") ?? host));
    if (print) print.hidden = false;
    this.say(this.store.trouble ? "not_kept" : "stays");
    // What was written before this script was there.
    const cells = cellsIn(this.store.read(this.name));
    for (const field of this.fields) if (valueOf(field) && !(field.name in cells)) this.changed(field);
    this.restore();
  }

  /** On a phone a score has its grades side by side, and a row is a card: made when they are first wanted. */
  private fold(): void {
    if (!this.narrow.matches || this.cards !== undefined) return;
    for (const list of this.lists) offerGrades(list);
    this.host.classList.add("is-on");
    this.cards = Cards.suit(this.rows) ? new Cards(this.host, this.rows, this.words) : null;
    this.showTotals();
  }

  private get lists(): HTMLSelectElement[] {
    return all(this.host, ".cw-grade > select");
  }

  private get fields(): Field[] {
    return all<Field>(this.host, ":is(input, select, textarea)[name]:not([type=radio])");
  }

  /** Show what is kept; the field that is being written in stays as it is. */
  private restore(): void {
    const cells = cellsIn(this.store.read(this.name));
    for (const field of this.fields) {
      if (field === document.activeElement) continue;
      const value = cells[field.name] ?? "";
      if (isTick(field)) field.checked = value === "1";
      else field.value = value;
    }
    this.showTotals();
  }

  private changed(field: Field): void {
    if (!field.name || field.type === "radio") return;
    const at = Math.max(0, Math.floor(Date.now() / 1000));
    // Another tab may have filled in other fields: one is written, the others stay.
    const kept = withCell(
      this.store.read(this.name),
      field.name,
      valueOf(field),
      this.host.dataset["lang"] ?? "",
      at,
    );
    if (kept !== null)
      this.say(this.store.write(this.name, kept) && !this.store.trouble ? "kept" : "not_kept");
    this.showTotals();
  }

  private say(word: string): void {
    const place = this.host.querySelector(".cw-work__status")!;
    const text = this.words(word);
    if (place.textContent !== text) place.textContent = text;
  }

  /** Also what the style sheet needs: a browser prints its pattern for a date into an empty field. */
  private showTotals(): void {
    for (const field of this.fields) field.toggleAttribute("data-empty", !valueOf(field));
    for (const list of this.lists) showGrade(list);
    const scores = this.rows.map((row) => {
      const field = row.querySelector<Field | HTMLDataElement>("[data-counts]");
      return { text: textOf(row), score: field && numberIn(field.value) };
    });
    const grades = this.rows.map(
      (row) => row.querySelector<HTMLSelectElement>(".cw-grade > select")?.value ?? "",
    );
    this.cards?.show(this.lists.length ? grades : []);
    const places = all(this.host, "[data-total]");
    const totals = totalsOf(scores.map(({ score }) => score));
    for (const place of places) {
      const what = place.dataset["total"] as keyof typeof totals | "curve";
      if (what === "curve") place.replaceChildren(curveOf(scores, this.words));
      else if (place.textContent !== totals[what]) place.textContent = totals[what];
    }
  }
}

/** What a row is about: what stands in its first cell, or was written there. */
function textOf(row: HTMLElement): string {
  const first = row.querySelector<HTMLElement>("[data-l]");
  return first?.querySelector<Field>("[name]")?.value.trim() ?? first?.textContent?.trim() ?? "";
}

/** What is kept of a field; nothing for an empty one. */
function valueOf(field: Field): string {
  if (isTick(field)) return field.checked ? "1" : "";
  return field.value;
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === "checkbox";
}

function numberIn(text: string): number | null {
  const plain = readNumber(text, "");
  return plain === null ? null : Number(plain);
}
