/** The search box: a field, what it found, and the keys between them (ARIA's combobox with a list). */

import { all } from "../dom.ts";
import type { Words } from "../words.ts";
import type { Pieces } from "../pieces.ts";
import { groupsOf } from "./results.ts";
import { search } from "./search.ts";
import type { Findings } from "./search.ts";

const OPEN = "cw-search--open";
/** Milliseconds after which a search says that it is at work. */
const LONG = 400;

/** Drives the form of the search; `root` is the address that those of pages start from. */
export class Box {
  private readonly form: HTMLElement;
  private readonly pieces: Pieces;
  private readonly root: string;
  private readonly words: Words;
  private readonly field: HTMLInputElement;
  private readonly panel: HTMLElement;
  private readonly list: HTMLElement;
  private readonly line: HTMLElement;
  private readonly more: HTMLElement;
  /** What is being searched; an answer to anything else comes too late. */
  private query = "";
  private next: Findings["more"];
  private active = -1;

  constructor(form: HTMLElement, pieces: Pieces, root: string, words: Words) {
    this.form = form;
    this.pieces = pieces;
    this.root = root;
    this.words = words;
    this.field = this.part("field") as HTMLInputElement;
    this.panel = this.part("found");
    this.list = this.part("list");
    this.line = this.part("line");
    this.more = this.part("more");
    this.listen();
    void pieces.manifest().catch(() => undefined); // comes while the first word is typed
    this.ask(false);
  }

  private part(name: string): HTMLElement {
    return this.form.querySelector<HTMLElement>(`.cw-search__${name}`)!;
  }

  private listen(): void {
    // Text comes by keys, by paste, by voice, by hand; of what is still being composed only findings are
    // shown.
    this.field.addEventListener("input", (event) => this.ask((event as InputEvent).isComposing));
    this.field.addEventListener("compositionend", () => this.ask(false));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("focus", () => this.show(this.query !== ""));
    this.list.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a")) this.close();
    });
    this.more.addEventListener("click", () => void this.goOn());
    this.part("close").addEventListener("click", () => this.leave());
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.leave();
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    const left = (to: EventTarget | null): void => {
      if (to instanceof Node && !this.form.contains(to)) this.close();
    };
    this.form.addEventListener("focusout", (event) => left(event.relatedTarget));
    document.addEventListener("pointerdown", (event) => left(event.target));
  }

  /**
   * Search for what stands in the field; `unfinished` text that finds nothing leaves what was found before.
   */
  private ask(unfinished: boolean): void {
    const query = this.field.value.trim();
    if (query === this.query && unfinished) return;
    this.query = query;
    if (!query) {
      this.show(false);
      return;
    }
    const current = (): boolean => query === this.query;
    const slow = setTimeout(() => current() && this.say("wait"), LONG);
    void search(query, this.pieces)
      .then(
        (found) => current() && (found.hits.length || !unfinished) && this.tell(found),
        () => current() && this.fail(),
      )
      .finally(() => clearTimeout(slow));
  }

  private tell(found: Findings): void {
    const n = found.hits.length;
    this.next = found.more;
    this.more.hidden = !found.more;
    this.list.replaceChildren(...groupsOf(found.hits, this.root));
    this.choose(-1);
    this.say(found.more ? "first" : n > 1 ? "some" : n ? "one" : "none", n);
  }

  /** The next findings below the ones that are shown, the first of them chosen. */
  private async goOn(): Promise<void> {
    const [before, query] = [this.options().length, this.query];
    const found = await this.next?.().catch(() => undefined);
    if (!found || query !== this.query) return;
    this.tell(found);
    this.field.focus();
    this.choose(Math.min(before, this.options().length - 1));
  }

  private fail(): void {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.say("failed");
  }

  private say(key: string, n = 0): void {
    this.line.textContent = this.words(key, { n, query: this.query });
    this.show(true);
  }

  private show(shown: boolean): void {
    this.panel.hidden = !shown;
    this.field.setAttribute("aria-expanded", String(shown && this.options().length > 0));
    if (!shown) this.choose(-1);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) this.step(step);
    else if (event.key === "Enter")
      (this.options()[Math.max(0, this.active)] as HTMLElement | undefined)?.click();
    else return;
    event.preventDefault();
  }

  /** One option on or back; beyond either end is the field itself. */
  private step(by: number): void {
    if (this.panel.hidden) {
      this.show(this.query !== "");
      return;
    }
    const count = this.options().length + 1;
    this.choose(((this.active + 1 + by + count) % count) - 1);
  }

  private choose(active: number): void {
    this.active = active;
    const chosen = this.options()[active];
    for (const option of this.options()) option.setAttribute("aria-selected", String(option === chosen));
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  private options(): HTMLElement[] {
    return all(this.list, "a");
  }

  /** Escape and the cross: first what was found goes away with its query, then the box. */
  private leave(): void {
    const empty = this.field.value === "";
    this.field.value = this.query = "";
    this.show(false);
    if (empty || this.form.classList.contains(OPEN)) {
      this.close();
      this.part("open").focus();
      if (empty) this.field.blur();
    } else this.field.focus();
  }

  private close(): void {
    this.show(false);
    this.form.classList.remove(OPEN);
    this.part("open").setAttribute("aria-expanded", "false");
  }
}
