/** What of a question stands in the page: its form, marks, buttons. The contract is quiz/screen.py's. */

import { all, set } from "./dom.ts";
import { LOOKS } from "./feedback.ts";
import type { Act, Phase, State } from "./feedback.ts";
import { shuffledAround } from "./order.ts";
import { tellFrom } from "./told.ts";
import type { Words } from "./words.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a check leaves as it is while the rest is mended. */
const FIXED = "[data-v=right], [data-tried], .cw-in--good";

/** The page's side of one `cw-question`. */
export class Sheet {
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly host: HTMLElement;
  private readonly card: HTMLElement;
  private nextName: string | undefined;
  private checkName: string | undefined;

  constructor(host: HTMLElement) {
    this.host = host;
    this.card = host.querySelector(".cw-q")!;
    this.form = host.querySelector("form")!;
    this.status = host.querySelector(".cw-status")!;
    const dock = this.form.querySelector<HTMLElement>(".cw-dock");
    if (dock) new ResizeObserver(() => this.rise(dock.offsetHeight)).observe(dock);
  }

  /**
   * What sticks above the bar has to know at once how high it is; what is brought into view, only by then: a value that
   * all of a card inherits is not to be worked out before the answer is seen.
   */
  private rise(height: number): void {
    if (!height) return;
    const rise = (part: HTMLElement | null): void => part?.style.setProperty("--cw-dock", `${height}px`);
    rise(this.form.querySelector(".cw-tray"));
    setTimeout(() => rise(this.card));
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

  /** Whether an element is one of those that say how sure one is. */
  isSure(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest(".cw-conf") !== null;
  }

  forgetSure(): void {
    for (const sure of all<HTMLInputElement>(this.form, ".cw-conf input")) sure.checked = false;
  }

  button(act: Act | "back" | "on"): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(`[data-act=${act}]`);
  }

  /** Mark and word of the state, and whether answers can be changed. */
  setState(state: State, phase: Phase, words: Words): void {
    const [mark, tone] = LOOKS[state];
    const place = this.host.querySelector(".cw-state")!;
    place.className = tone ? `cw-state cw-state--${tone}` : "cw-state";
    place.querySelector(".cw-i")!.className = `cw-i cw-i-${mark}`;
    place.querySelector(".cw-state__w")!.textContent = words(state);
    const full = phase === "full";
    const dock = this.form.querySelector<HTMLElement>(".cw-dock");
    if (dock) dock.removeAttribute("data-v");
    if (dock && phase !== "open") dock.dataset["v"] = tone;
    this.card.toggleAttribute("data-checked", full);
    this.card.toggleAttribute("data-seen", state === "shown");
    this.lock(full);
    const confidence = this.form.querySelector<HTMLElement>(".cw-conf");
    if (confidence) confidence.hidden = full;
    const chosen = this.fields
      .filter((field) => !("checked" in field) || field.checked)
      .map(({ value }) => value);
    for (const part of all(this.form, "[data-pick]")) {
      set(part, { "aria-pressed": `${chosen.includes(part.dataset["pick"]!)}`, "aria-disabled": `${full}` });
    }
  }

  /** Let nothing more be changed, or only what was right and what was tried in vain. */
  lock(full: boolean): void {
    for (const field of this.fields) {
      const locked = full || field.closest(FIXED) !== null;
      if ("readOnly" in field && field.type.startsWith("text")) field.readOnly = locked;
      else field.disabled = locked;
    }
  }

  /** A part was changed: what was said of it is no longer so. */
  untell(target: EventTarget | null): void {
    const part =
      target instanceof Element ? target.closest<HTMLElement>("[data-v=wrong], .cw-in--bad") : null;
    if (!part || !this.form.contains(part)) return;
    part.removeAttribute("data-v");
    unmark(part);
    const { nextElementSibling: next } = part;
    for (const told of [...all(part, "[data-shown]"), ...(next ? [next] : [])])
      if (told.matches("[data-shown]")) told.remove();
  }

  /** The next step that there is where something was wrong: another choice. */
  get live(): HTMLElement | null {
    const fields = this.fields.filter((field) => !field.type.startsWith("text") && isOpen(field));
    const tried = this.form.querySelector("[data-tried], [data-v=wrong]");
    const behind = fields.find(
      (field) => tried && tried.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return behind ?? fields[0] ?? null;
  }

  /** Say that something is in the way. */
  say(words: HTMLElement): void {
    this.status.removeAttribute("aria-live");
    this.status.replaceChildren(words);
  }

  /** From now to a verdict: what it says for those who do not see where reasons stand. */
  hear(): () => void {
    this.status.removeAttribute("aria-live");
    return tellFrom(this.form, this.status);
  }

  /** Name what the button that checks waits for; null: nothing. */
  await(text: string | null, waits: boolean): void {
    const button = this.button("check");
    if (!button) return;
    this.checkName ??= button.textContent ?? "";
    button.textContent = text ?? this.checkName;
    set(button, { "aria-disabled": `${waits}` });
    this.form.querySelector(".cw-dock")?.toggleAttribute("data-waits", waits);
  }

  /** Show these buttons, the main one last (on the right, and last in the tab order). */
  setActs(acts: readonly Act[]): void {
    // One that stays is never hidden in between: it may have the focus.
    for (const button of all(this.form, ".cw-btn[data-act]"))
      button.hidden = !acts.includes(button.dataset["act"] as Act);
    let next = this.button("on");
    for (const act of [...acts].reverse()) {
      const button = this.button(act);
      if (!button) continue;
      button.classList.toggle("cw-btn--main", act === acts[acts.length - 1]);
      // Nor moved where it stands already.
      if (button.nextElementSibling !== next) button.parentElement!.insertBefore(button, next);
      next = button;
    }
  }

  /** Call the button that leads on by another name; null gives it its own again. */
  nameNext(text: string | null): void {
    const button = this.button("next");
    if (!button) return;
    this.nextName ??= button.textContent ?? "";
    const name = text ?? this.nextName;
    if (button.textContent !== name) button.textContent = name;
  }

  /** The button that is the next step. */
  get main(): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(".cw-acts .cw-btn--main:not([hidden])");
  }

  /** Take away verdicts and reasons: all, or those of what may be tried again. */
  clear(tried = true): void {
    const goes = (part: Element): boolean => tried || !part.closest("[data-tried]");
    for (const shown of all(this.form, "[data-shown]").filter(goes)) shown.remove();
    for (const judged of all(this.form, "[data-v]").filter(goes)) judged.removeAttribute("data-v");
    for (const field of this.fields) {
      unmark(field);
      if (!goes(field) || !field.closest(".cw-opt")) continue;
      for (const name of ["aria-labelledby", "aria-describedby"]) field.removeAttribute(name);
    }
    if (!tried) return;
    this.card.removeAttribute("data-checked");
    for (const part of all(this.form, "[data-tried]")) part.removeAttribute("data-tried");
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
    const pinned = new Set(
      [...byToken].filter(([, label]) => "pin" in label.dataset).map(([token]) => token),
    );
    const order = shuffledAround([...byToken.keys()], pinned, seed);
    labels[0]!.parentElement?.append(...order.map((token) => byToken.get(token)!));
  }

  /** Bring the question into view; the focus goes to its head, from where it is read on. */
  enter(): void {
    ignoreRest();
    this.host.scrollIntoView({ block: "start" });
    set(this.host.querySelector<HTMLElement>(".cw-kick")!, { tabindex: -1 }).focus({ preventScroll: true });
  }
}

function unmark(field: HTMLElement): void {
  field.classList.remove("cw-in--good", "cw-in--bad");
  field.removeAttribute("aria-invalid");
}

/** The second click of a double click is not meant for what has come under the pointer. */
export function ignoreRest(): void {
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
