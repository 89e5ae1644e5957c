/** The tray of things to tap, and how one walks in a group by arrow keys. */

import { all, make, set } from "../dom.ts";

/** Pixels that two clicks on one spot may be apart; the next chip is further away. */
const NEAR = 20;

type Look = { readonly hidden: boolean; readonly note: string };

/** Chips in a tray, a line that says where the next one goes, a live line, and a way to what stands below. */
export class Tray {
  readonly element: HTMLElement;
  readonly head = make("span", {});
  private readonly live = make("p", { class: "cw-hide", role: "status" });
  private readonly chips: ReadonlyMap<string, HTMLElement>;
  private readonly group: HTMLElement;
  private readonly way: HTMLElement;
  /** Where the last click was. */
  private pressed: readonly [number, number] = [0, 0];

  /** `things` are values and texts; `other` names the other way to answer, `turn` takes it. */
  constructor(
    things: readonly (readonly [string, string])[],
    name: string,
    take: (value: string) => void,
    other: string,
    turn: () => void,
  ) {
    this.chips = new Map(
      things.map(([value, text]) => [value, make("button", { type: "button", class: "cw-token" }, text)]),
    );
    this.group = make(
      "div",
      { class: "cw-tray__c", role: "group", "aria-label": name },
      ...this.chips.values(),
    );
    this.way = make("button", { type: "button", class: "cw-btn cw-btn--bare" }, other);
    this.element = make(
      "div",
      { class: "cw-tray" },
      make("div", { class: "cw-tray__t" }, this.head, this.way),
      this.group,
      this.live,
    );
    this.element.classList.toggle(
      "cw-tray--long",
      things.some(([, text]) => text.length > 16),
    );
    this.way.addEventListener("click", turn);
    for (const [value, chip] of this.chips) {
      chip.addEventListener("click", (event) => {
        if (this.isRest(event)) return;
        take(value);
        // A chip that has gone leaves the focus to its neighbour.
        if (chip.hidden) all(this.group, "button:not([hidden])")[0]?.focus();
      });
    }
    walk(this.group, "button");
  }

  /** Whether this is the second click of a double one: it is not meant for the next row, nor for what has come there. */
  private isRest({ detail, clientX, clientY }: MouseEvent): boolean {
    const [x, y] = this.pressed;
    this.pressed = [clientX, clientY];
    return detail > 1 && Math.hypot(clientX - x, clientY - y) < NEAR;
  }

  /** Show the chips as they are now; what was said of another state is over. */
  draw(look: (value: string) => Look): void {
    this.say("");
    for (const [value, chip] of this.chips) {
      const { hidden, note } = look(value);
      chip.hidden = hidden;
      set(chip, { "data-used": note });
    }
    enter(all(this.group, "button:not([hidden])"));
  }

  /** Say what was done to those who do not see it. */
  say(text: string): void {
    this.live.textContent = text;
  }

  /** Hide or show the chips, and name the way back. */
  turn(away: boolean, name: string): void {
    this.group.hidden = this.head.hidden = away;
    this.way.textContent = name;
  }
}

/** One tab stop for a group: arrows walk in it, and it is entered again where it was left. */
export function walk(group: HTMLElement, selector: string): void {
  const parts = (): HTMLElement[] => all(group, selector).filter(({ hidden }) => !hidden);
  enter(parts());
  group.addEventListener("focusin", ({ target }) => {
    const list = parts();
    if (list.includes(target as HTMLElement)) enter(list, target as HTMLElement);
  });
  group.addEventListener("keydown", (event) => {
    const list = parts();
    const at = list.indexOf(event.target as HTMLElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    list[(at + step + list.length) % list.length]!.focus();
  });
}

function enter(
  list: readonly HTMLElement[],
  one = list.find(({ tabIndex }) => tabIndex === 0) ?? list[0],
): void {
  for (const part of list) part.tabIndex = part === one ? 0 : -1;
}
