/** Codes of one copy, shown one at a time between two buttons. */

import { make, set } from "../dom.ts";
import { icon } from "../dom.ts";
import type { Words } from "../words.ts";

/** Shows one of some codes; `show` puts it into the page. */
export class Turn {
  private codes: readonly string[] = [];
  private at = 0;
  private readonly words: Words;
  private readonly show: (code: string, n: number, of: number) => void;
  private readonly place: HTMLElement;
  private readonly count = make("span", { class: "cw-num", "aria-live": "polite" });
  private readonly back: HTMLElement;
  private readonly on: HTMLElement;

  /** `place` gets the buttons, which are there only for more than one code. */
  constructor(place: HTMLElement, words: Words, show: (code: string, n: number, of: number) => void) {
    this.place = place;
    this.words = words;
    this.show = show;
    this.back = this.button("prev", "turn_back", -1);
    this.on = this.button("fwd", "turn_on", 1);
    place.append(this.back, this.count, this.on);
  }

  /** Begin with the first of these codes, unless they are those that are shown. */
  fill(codes: readonly string[]): void {
    if (codes.join() === this.codes.join()) return;
    this.codes = codes;
    this.at = 0;
    this.update();
  }

  /** To the next code; false at the last one. */
  next(): boolean {
    return this.step(1);
  }

  private step(by: number): boolean {
    const to = this.at + by;
    if (to < 0 || to >= this.codes.length) return false;
    this.at = to;
    this.update();
    return true;
  }

  private button(mark: string, word: string, by: number): HTMLElement {
    const attributes = { type: "button", class: "cw-icb", "aria-label": this.words(word) };
    const button = make("button", attributes, icon(mark));
    button.addEventListener("click", () => this.step(by));
    return button;
  }

  private update(): void {
    const [n, of] = [this.at + 1, this.codes.length];
    this.place.hidden = of < 2;
    this.count.textContent = this.words("turn", { n, of });
    // They stay where the focus may be.
    set(this.back, { "aria-disabled": String(n === 1) });
    set(this.on, { "aria-disabled": String(n === of) });
    this.show(this.codes[this.at] ?? "", n, of);
  }
}
