/** On a phone one row of a sheet at a time: chips for all, the number of the one, and ways to the next. */

import { all, icon, make, set } from "../dom.ts";
import { colour } from "./grades.ts";
import type { Words } from "../words.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Rows that ask for less than this are a list that one runs down. */
const FEW = 2;
const FIELDS = ":is(input, select, textarea)[name]:not([type=radio])";

/** Drives the rows of one `.cw-work`. */
export class Cards {
  private readonly rows: readonly HTMLElement[];
  private readonly words: Words;
  /** What a row is called in the words: a curve goes over the moments of a journey. */
  private readonly kind: "moment" | "row";
  private readonly chips: readonly HTMLElement[];
  private readonly head = make("p", { class: "cw-card__h", role: "status" });
  private readonly steps: readonly HTMLElement[];
  private now = 0;

  /** `rows` are those to fill in. */
  constructor(host: HTMLElement, rows: readonly HTMLElement[], words: Words) {
    this.rows = rows;
    this.words = words;
    this.kind = host.querySelector("[data-total=curve]") ? "moment" : "row";
    this.chips = rows.map((_, i) => {
      const chip = make("button", { type: "button", class: "cw-mom" }, `${i + 1} `, make("b"));
      chip.addEventListener("click", () => this.go(i));
      return chip;
    });
    this.steps = [-1, 1].map((step) => {
      const word = words(`${this.kind}_${step < 0 ? "back" : "on"}`);
      const button = make(
        "button",
        { type: "button", class: "cw-btn" },
        icon(step < 0 ? "prev" : "fwd"),
        word,
      );
      button.addEventListener("click", () => this.go(this.now + step));
      return button;
    });
    const table = host.querySelector("table")!;
    table.before(
      make("div", { class: "cw-moments", role: "group", "aria-label": words("rows") }, ...this.chips),
      this.head,
    );
    table.after(make("div", { class: "cw-steps" }, ...this.steps));
    this.steps[1]!.classList.add("cw-btn--main");
    host.classList.add("cw-cards");
    this.go(0);
  }

  /** Whether rows are worth a card each. */
  static suit(rows: readonly HTMLElement[]): boolean {
    return rows.length > 1 && rows.some((row) => all(row, FIELDS).length >= FEW);
  }

  private go(to: number): void {
    if (!this.rows[to]) return;
    this.now = to;
    this.head.textContent = this.words(this.kind, { n: to + 1, of: this.rows.length });
    this.rows.forEach((row, i) => row.classList.toggle("is-now", i === to));
    this.chips.forEach((chip, i) => set(chip, { "aria-current": `${i === to}` }));
    this.steps.forEach((button, i) => set(button, { "aria-disabled": `${!this.rows[to + (i ? 1 : -1)]}` }));
  }

  /** Score, or how much is written, of each row. */
  show(scores: readonly string[]): void {
    this.chips.forEach((chip, i) => {
      const fields = all<Field>(this.rows[i]!, FIELDS);
      const filled = fields.filter((field) => !field.hasAttribute("data-empty")).length;
      const place = chip.querySelector("b")!;
      const score = scores[i] ?? "";
      const state = filled ? (filled < fields.length ? "half" : "full") : "empty";
      place.replaceChildren(...(score ? [score] : scores.length ? ["·"] : [icon(state)]));
      place.className = score || !scores.length ? "" : "is-open";
      colour(place, score);
    });
  }
}
