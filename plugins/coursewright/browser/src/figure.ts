/** A drawing whose parts can be pointed at: each shows its note, or stands for a choice of its question. */

import { all, make, set } from "./dom.ts";

const GAP = 6;

/** What the words below say of a part: its label, or its note. */
function said(name: string, end = ""): string {
  return document.getElementById(name + end)!.textContent!;
}

/** Drives one `cw-figure`; the marks of what is chosen are the sheet's. */
export class Figure {
  private readonly host: HTMLElement;
  private readonly card = make("div", { class: "cw-fig__note", role: "status" });
  private shown: Element | null = null;
  /** The select or the row of radios that was pointed at last; the next choice goes there. */
  private used: Element | null = null;

  constructor(host: HTMLElement) {
    this.host = host;
    host.append(this.card);
    host.querySelector("details")!.open = false;
    for (const part of all(host, "[data-part], [data-pick]")) {
      const name = part.dataset["part"];
      set(part, { tabindex: 0, role: "button" });
      // A reference into folded words would say nothing.
      if (name) set(part, { "aria-description": said(name, ":n"), "aria-expanded": "false" });
    }
    host.addEventListener("click", (event) => this.act(event.target));
    host.addEventListener("focusout", () => this.close());
    host.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (/^( |Enter)$/.test(event.key) && this.act(event.target)) event.preventDefault();
    });
    host.closest("form")?.addEventListener("pointerdown", ({ target }) => {
      this.used = (target as Element).closest("select, .cw-sort__row") ?? this.used;
    });
  }

  /** Do what a part is for; whether the target was one. */
  private act(target: EventTarget | null): boolean {
    const part = target instanceof Element ? target.closest<HTMLElement>("[role=button]") : null;
    const { shown } = this;
    this.close();
    if (!part) return false;
    const { pick } = part.dataset;
    if (pick) this.choose(pick);
    else if (part !== shown) this.show(part);
    return true;
  }

  /** Choose in the list: tick the field of that value, or fill a select. */
  private choose(token: string): void {
    const form = this.host.closest("form");
    if (!form) return;
    const { used } = this;
    this.used = null;
    const row = used?.matches(".cw-sort__row") ? used : all(form, ".cw-sort__row").find((each) => !each.querySelector(":checked"));
    const field = (row ?? form).querySelector<HTMLInputElement>(`input[value="${token}"]`);
    if (field) return field.click();
    const select = (used as HTMLSelectElement | null) ?? all<HTMLSelectElement>(form, "select").find(({ value }) => !value);
    if (!select || select.disabled) return;
    select.value = token;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Show a part's note beside it, within the figure. */
  private show(part: HTMLElement): void {
    const { host, card } = this;
    const name = part.dataset["part"]!;
    card.replaceChildren(make("b", {}, said(name)), said(name, ":n"));
    const box = part.getBoundingClientRect();
    const home = host.parentElement!.getBoundingClientRect();
    const high = card.offsetHeight + GAP;
    const top = box.bottom + high < innerHeight ? box.bottom + GAP : box.top - high;
    const within = (at: number, room: number): string => `${Math.max(0, Math.min(at, room))}px`;
    card.style.left = within(box.left - home.left, home.width - card.offsetWidth);
    card.style.top = within(top - home.top, home.height - high);
    this.shown = set(part, { "aria-expanded": "true" });
  }

  private close(): void {
    this.card.replaceChildren();
    if (this.shown) set(this.shown, { "aria-expanded": "false" });
    this.shown = null;
  }
}
