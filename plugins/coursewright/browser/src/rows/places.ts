/**
 * Matching without lists: what is tapped goes to the marked row. The selects below stay what counts, and are
 * shown on request.
 */

import { all, icon, letGo, make, set } from "../dom.ts";
import type { Words } from "../words.ts";
import { rowsOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { Tray, walk } from "./tray.ts";

/** Drives the rows of one form: a place in each, and the words in a tray. */
export class Places {
  private readonly form: HTMLFormElement;
  private readonly words: Words;
  private readonly list: HTMLElement;
  private readonly tray: Tray;
  /** Whether a word leaves the tray once it is used. */
  private readonly once: boolean;
  private readonly slots: readonly HTMLElement[];
  private readonly takes: readonly HTMLElement[];
  /** The row that the next word goes to; past the last, if none is open. */
  private now = 0;
  /** The row whose word is lifted; none: -1. */
  private held = -1;

  constructor(form: HTMLFormElement, words: Words) {
    this.form = form;
    this.words = words;
    this.list = form.querySelector(".cw-pairs")!;
    this.once = this.list.dataset["once"] !== undefined;
    set(this.list, { "data-way": "places", role: "group", "aria-label": words("place_rows") });
    const rows = this.rows;
    this.slots = rows.map(({ element }, index) => this.slotIn(element, index));
    this.takes = rows.map(({ element }, index) => this.takeIn(element, index));
    const select = rows[0]!.element.querySelector("select")!;
    const tokens = Array.from(select.options)
      .filter(({ value }) => value)
      .map(({ value, text }) => [value, text] as const);
    this.tray = new Tray(
      tokens,
      words("place_words"),
      (value) => this.place(value),
      words("by_selects"),
      () => this.turn(),
    );
    const grid = make("div", { class: "cw-place-grid" });
    this.list.before(grid);
    grid.append(this.list, this.tray.element);
    walk(this.list, ".cw-slot");
    form.addEventListener("input", () => this.draw());
    form.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Show what the selects hold. */
  draw(): void {
    const rows = this.rows;
    const { words, held, tray } = this;
    const open = (index: number): boolean => rows[index]?.value === "" && !isLocked(rows[index]);
    if (held < 0 && !open(this.now)) this.now = rows.findIndex((_, index) => open(index));
    rows.forEach((row, index) => {
      const state = row.value
        ? index === held
          ? "held"
          : "full"
        : held >= 0
          ? "offer"
          : index === this.now
            ? "now"
            : "open";
      const text = row.value
        ? row.textOf(row.value)
        : words(held >= 0 ? "place_move" : state === "now" ? "place_here" : "place_open");
      const slot = this.slots[index]!;
      slot.replaceChildren(
        make("span", {}, text),
        ...(state === "held" ? [make("span", {}, words("place_held"))] : []),
      );
      set(slot, {
        "data-s": state,
        "aria-pressed": `${state === "now" || state === "held"}`,
        "aria-disabled": `${isLocked(row)}`,
      });
      slot.hidden = isLocked(row) && !row.value;
      this.takes[index]!.hidden = !row.value || isLocked(row);
    });
    const used = rows.map(({ value }) => value);
    tray.draw((value) => {
      const count = used.filter((other) => other === value).length;
      return {
        hidden: this.once && count > 0,
        note: count && !this.once ? words("place_used", { n: count }) : "",
      };
    });
    const lifted = rows[held];
    tray.head.textContent = lifted
      ? words("place_holding", { text: lifted.textOf(lifted.value) })
      : this.now < 0
        ? words("place_all")
        : words("place_to", { n: this.now + 1 });
  }

  private get rows(): Row[] {
    return rowsOf(this.form);
  }

  private slotIn(element: HTMLElement, index: number): HTMLElement {
    const label = element.querySelector("label")!;
    const slot = make("button", {
      type: "button",
      class: "cw-slot",
      id: `${label.id}-s`,
      "aria-labelledby": `${label.id} ${label.id}-s`,
    });
    slot.addEventListener("click", () => this.touch(index));
    element.append(make("div", { class: "cw-slotline" }, slot));
    return slot;
  }

  private takeIn(element: HTMLElement, index: number): HTMLElement {
    const label = element.querySelector("label")!;
    const name = this.words("place_take");
    const button = make(
      "button",
      {
        type: "button",
        class: "cw-icb",
        tabindex: -1,
        id: `${label.id}-x`,
        "aria-label": name,
        "aria-labelledby": `${label.id}-x ${label.id}`,
      },
      icon("x"),
    );
    button.addEventListener("click", () => this.empty(index));
    element.querySelector(".cw-slotline")!.append(button);
    return button;
  }

  /** Put a word into the marked row, or in the place of the one that is lifted. */
  private place(value: string): void {
    const at = this.held < 0 ? this.now : this.held;
    const row = this.rows[at];
    if (!row || isLocked(row)) return;
    // A word that serves again keeps its button, and the focus.
    if (this.once) letGo(this.tray.element);
    row.choose(value);
    this.held = -1;
    this.now = this.nextOpen(at);
    this.changed(at, this.words("placed", { text: row.textOf(value), n: at + 1 }));
  }

  /** The first open row behind one, round the end; none: -1. */
  private nextOpen(at: number): number {
    const rows = this.rows;
    const order = rows.map((_, index) => (at + index) % rows.length);
    return order.find((index) => !rows[index]!.value && !isLocked(rows[index])) ?? -1;
  }

  /** A row was tapped: mark it, lift its word, or put down here what is lifted. */
  private touch(index: number): void {
    const rows = this.rows;
    const row = rows[index]!;
    if (isLocked(row)) return;
    const lifted = rows[this.held];
    if (!lifted || row.value) {
      this.held = row.value && index !== this.held ? index : -1;
      if (!row.value) this.now = index;
      return this.draw();
    }
    const { value } = lifted;
    lifted.choose("");
    row.choose(value);
    this.held = -1;
    this.now = this.nextOpen(index);
    this.changed(index, this.words("placed", { text: row.textOf(value), n: index + 1 }));
  }

  private empty(index: number): void {
    const row = this.rows[index];
    if (!row?.value || isLocked(row)) return;
    row.choose("");
    this.held = -1;
    this.now = index;
    this.changed(index, this.words("emptied", { n: index + 1 }));
    this.slots[index]!.focus();
  }

  private changed(index: number, said: string): void {
    this.rows[index]!.element.querySelector("select")!.dispatchEvent(new Event("input", { bubbles: true }));
    this.tray.say(said);
  }

  private pressed({ key, target }: KeyboardEvent): void {
    const index = this.slots.indexOf(target as HTMLElement);
    if (key === "Escape" && this.held >= 0) {
      this.held = -1;
      this.draw();
    } else if (/^(Delete|Backspace)$/.test(key) && index >= 0) this.empty(index);
  }

  /** Show the lists instead, or the places again. */
  private turn(): void {
    const lists = this.list.dataset["way"] === "places";
    this.list.dataset["way"] = lists ? "selects" : "places";
    this.tray.turn(lists, this.words(lists ? "by_places" : "by_selects"));
    this.held = -1;
    this.draw();
    all<HTMLElement>(this.list, lists ? "select" : ".cw-slot")[0]?.focus();
  }
}

function isLocked(row: Row | undefined): boolean {
  return Boolean(row?.element.closest("[data-checked]") ?? row?.element.matches("[data-v=right]"));
}
