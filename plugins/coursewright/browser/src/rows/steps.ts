/** Ordering by taps: each one fills the next place; what lies there moves on in the list below. */

import { icon, letGo, make, set } from "../dom.ts";
import type { Words } from "../words.ts";
import { Tray } from "./tray.ts";

/** Places to fill and steps to tap, above a list that is shown when all lie, or on request. */
export class Steps {
  private readonly list: HTMLElement;
  private readonly texts: ReadonlyMap<string, string>;
  private readonly words: Words;
  private readonly changed: (order: readonly string[] | null) => void;
  private readonly places = make("ol", { class: "cw-place" });
  private readonly tray: Tray;
  private readonly grid: HTMLElement;
  private order: readonly string[] = [];
  private tapping = true;

  /** `changed` is told the order when all steps lie, and null while they do not. */
  constructor(
    list: HTMLElement,
    things: readonly (readonly [string, string])[],
    words: Words,
    changed: (order: readonly string[] | null) => void,
  ) {
    this.list = list;
    this.texts = new Map(things);
    this.words = words;
    this.changed = changed;
    this.tray = new Tray(
      things,
      words("steps"),
      (token) => this.take(token),
      words("by_moves"),
      () => this.turn(),
    );
    this.tray.element.classList.add("cw-tray--long");
    this.grid = make("div", { class: "cw-place-steps" }, this.places, this.tray.element);
    list.before(this.grid);
  }

  /** How many steps do not lie yet, while they are tapped. */
  get left(): number {
    return this.tapping ? this.texts.size - this.order.length : 0;
  }

  /** Begin with empty places, or leave the list as it is. */
  start(tapping: boolean): void {
    this.order = [];
    this.show(tapping);
  }

  private show(tapping: boolean): void {
    this.tapping = tapping;
    this.grid.hidden = !tapping;
    this.list.hidden = tapping;
    if (tapping) this.draw();
  }

  private draw(): void {
    const { order, words, texts, tray } = this;
    this.places.replaceChildren(...Array.from(texts, (_, index) => make("li", {}, this.placeAt(index))));
    tray.draw((token) => ({ hidden: order.includes(token), note: "" }));
    tray.head.textContent = words("step_next");
  }

  private placeAt(index: number): HTMLElement {
    const token = this.order[index];
    const number = make("span", { class: "cw-place__n" }, String(index + 1));
    if (token === undefined) {
      const now = index === this.order.length;
      return make(
        "div",
        { class: "cw-slot", "data-s": now ? "now" : "open" },
        number,
        make("span", {}, this.words(now ? "step_here" : "place_open")),
      );
    }
    const text = this.texts.get(token)!;
    const take = make(
      "button",
      { type: "button", class: "cw-icb", "aria-label": `${this.words("place_take")} ${text}` },
      icon("x"),
    );
    take.addEventListener("click", () =>
      this.put(
        this.order.filter((other) => other !== token),
        this.words("emptied", { n: index + 1 }),
      ),
    );
    return make("div", { class: "cw-place__row cw-place__row--tight" }, number, make("span", {}, text), take);
  }

  private take(token: string): void {
    letGo(this.grid);
    const order = [...this.order, token];
    this.put(order, this.words("placed", { text: this.texts.get(token)!, n: order.length }));
  }

  private put(order: readonly string[], said: string): void {
    this.order = order;
    const whole = order.length === this.texts.size;
    if (whole) this.show(false);
    else this.draw();
    this.tray.say(said);
    this.changed(whole ? order : null);
    if (whole) set(this.list, { tabindex: -1 }).focus();
  }

  /** Move the rows as they stand. */
  private turn(): void {
    this.show(false);
    this.changed(null);
    this.list.querySelector<HTMLElement>("button:not([aria-disabled=true])")?.focus();
  }
}
