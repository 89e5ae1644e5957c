/** What of a question stands in the page: its form, marks, buttons. The contract is quiz/screen.py's. */

import { all, set } from "./dom.ts";
import { LOOKS } from "./feedback.ts";
import type { Act, Phase, State } from "./feedback.ts";
import { shuffledAround } from "./order.ts";
import type { Words } from "./words.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The page's side of one `cw-question`. */
export class Sheet {
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly host: HTMLElement;
  private readonly card: HTMLElement;
  private nextName: string | undefined;

  constructor(host: HTMLElement) {
    this.host = host;
    this.card = host.querySelector(".cw-q")!;
    this.form = host.querySelector("form")!;
    this.status = host.querySelector(".cw-status")!;
  }

  /** Where the question stands in the page, and what it asks. */
  get link(): { readonly href: string; readonly text: string } {
    return { href: `#${this.host.id}`, text: this.form.querySelector("legend")?.textContent ?? "" };
  }

  /** How many options there are; 0 in kinds without. */
  get choices(): number {
    return this.form.querySelectorAll(".cw-opt").length;
  }

  /** The fields that an answer is given in. */
  get fields(): Field[] {
    return all<Field>(this.form, ".cw-q__set :is(input, select, textarea)");
  }

  /** The confidence that was chosen: 3 sure, 2 fairly, 1 guess, 0 none. */
  get sure(): number {
    return Number(this.form.querySelector<HTMLInputElement>(".cw-conf input:checked")?.value ?? 0);
  }

  forgetSure(): void {
    for (const sure of all<HTMLInputElement>(this.form, ".cw-conf input")) sure.checked = false;
  }

  button(act: Act): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(`[data-act=${act}]`);
  }

  /** Mark and word of the state, and whether answers can be changed. */
  setState(state: State, phase: Phase, words: Words): void {
    const [mark, tone] = LOOKS[state];
    const place = this.host.querySelector(".cw-state")!;
    place.className = tone ? `cw-state cw-state--${tone}` : "cw-state";
    place.querySelector(".cw-i")!.className = `cw-i cw-i-${mark}`;
    place.querySelector(".cw-state__w")!.textContent = words(state);
    const locked = phase !== "open";
    this.card.toggleAttribute("data-checked", locked);
    for (const field of this.fields) {
      if ("readOnly" in field && /^text/.test(field.type)) field.readOnly = locked;
      else field.disabled = locked;
    }
    const confidence = this.form.querySelector<HTMLElement>(".cw-conf");
    if (confidence) confidence.hidden = locked;
    const chosen = this.fields.filter((field) => !("checked" in field) || field.checked).map(({ value }) => value);
    for (const part of all(this.form, "[data-pick]")) {
      set(part, { "aria-pressed": `${chosen.includes(part.dataset["pick"]!)}`, "aria-disabled": `${locked}` });
    }
  }

  /** Show these buttons, the main one last (on the right, and last in the tab order). */
  setActs(acts: readonly Act[]): void {
    for (const button of all(this.form, "[data-act]")) button.hidden = true;
    acts.forEach((act, index) => {
      const button = this.button(act);
      if (!button) return;
      button.hidden = false;
      button.classList.toggle("cw-btn--main", index === acts.length - 1);
      button.parentElement?.append(button);
    });
  }

  /** Call the button that leads on by another name; null gives it its own again. */
  nameNext(text: string | null): void {
    const button = this.button("next");
    if (!button) return;
    this.nextName = this.nextName ?? button.textContent ?? "";
    button.textContent = text ?? this.nextName;
  }

  /** The button that is the next step. */
  get main(): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(".cw-acts .cw-btn--main:not([hidden])");
  }

  /** Take away all verdicts and reasons. */
  clear(): void {
    for (const shown of all(this.form, "[data-shown]")) shown.remove();
    for (const judged of all(this.form, "[data-v]")) judged.removeAttribute("data-v");
    for (const field of this.fields) {
      field.classList.remove("cw-in--good", "cw-in--bad");
      field.removeAttribute("aria-invalid");
    }
  }

  /** The question's number in the page; the only one in its first line, in any language. */
  get number(): number {
    return Number(/\d+/.exec(this.host.querySelector(".cw-kick")?.textContent ?? ""));
  }

  /** Give the question its number in this attempt; 0 leaves it out of the page. */
  setNumber(number: number): void {
    this.host.hidden = !number;
    const place = this.host.querySelector(".cw-kick")!;
    place.textContent = (place.textContent ?? "").replace(/\d+/, String(number));
  }

  /** Put a note above the stem, or take it away. */
  setNotice(notice: HTMLElement | null): void {
    this.form.querySelector(".cw-notice")?.remove();
    if (!notice) return;
    notice.classList.add("cw-notice");
    this.form.querySelector(".cw-q__set")?.before(notice);
  }

  /** Call a function with the number of a hint that is opened. */
  onHint(opened: (count: number) => void): void {
    all<HTMLDetailsElement>(this.form, ".cw-hint").forEach((hint, index) => {
      hint.addEventListener("toggle", () => hint.open && opened(index + 1));
    });
  }

  /** Show the hints up to the first that has not been opened. */
  showHints(opened: number): void {
    all(this.form, ".cw-hint").forEach((hint, index) => (hint.hidden = index > opened));
  }

  /** Shuffle the options by a seed, where the author wants it. */
  shuffle(seed: string): void {
    const labels = all(this.form, ".cw-opt");
    if (this.host.dataset["shuffle"] === undefined || !labels.length) return;
    const byToken = new Map(labels.map((label) => [label.dataset["token"] ?? "", label]));
    const pinned = new Set([...byToken].filter(([, label]) => "pin" in label.dataset).map(([token]) => token));
    const order = shuffledAround([...byToken.keys()], pinned, seed);
    labels[0]!.parentElement?.append(...order.map((token) => byToken.get(token)!));
  }

  /** Bring the question into view; the focus goes to its first field, or to its main button. */
  enter(): void {
    ignoreRest();
    const open = all<Field>(this.form, ".cw-q__set :is(input, select, textarea, button)").filter(isOpen);
    const target = open.find((field) => field.matches(":checked")) ?? open[0] ?? this.main;
    this.host.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  }
}

/** The second click of a double click is not meant for what has come under the pointer. */
function ignoreRest(): void {
  const stop = (event: MouseEvent): void => {
    if (event.detail < 2) return document.removeEventListener("click", stop, true);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", stop, true);
}

function isOpen(field: Field): boolean {
  return !field.matches(":disabled, [readonly], [aria-disabled=true]") && field.getClientRects().length > 0;
}
