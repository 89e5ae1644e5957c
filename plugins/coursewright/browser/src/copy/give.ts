/** The three ways in which progress leaves this device: as text, as picture codes, as a file. */

import { download } from "../download.ts";
import { make } from "../dom.ts";
import { keepCopied } from "../keep/copied.ts";
import { exportProgress } from "../progress.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { entriesOf, pictureCopy, textCopy } from "./copies.ts";
import type { Copy } from "./copies.ts";
import type { Legend } from "./legend.ts";
import { drawCode } from "./picture.ts";
import { Turn } from "./turn.ts";

/** From here on another way is less work. */
const MANY = 6;

/** What the page knows: the store, the course, the clock in milliseconds. */
export interface Desk {
  readonly host: HTMLElement;
  readonly store: Store;
  readonly course: string;
  readonly legend: Legend;
  readonly words: Words;
  readonly now: () => number;
}

/** The part of the page that makes copies. */
export class Give {
  private readonly desk: Desk;
  private readonly text: HTMLTextAreaElement;
  private readonly texts: Turn;
  private readonly pictures: Turn;
  private part: readonly [number, number] = [1, 1];

  constructor(desk: Desk) {
    this.desk = desk;
    this.text = this.find<HTMLTextAreaElement>(".cw-way--text textarea");
    this.texts = new Turn(this.find(".cw-way--text .cw-turn"), desk.words, (code, n, of) =>
      this.showText(code, n, of),
    );
    this.pictures = new Turn(this.find(".cw-way--qr .cw-turn"), desk.words, (code, n, of) =>
      this.showPicture(code, n, of),
    );
    this.text.addEventListener("focus", () => this.text.select());
    this.find("[data-act=copy]").addEventListener("click", () => void this.copy());
    this.find("[data-act=file]").addEventListener("click", () => this.save());
    this.update();
  }

  /** Show what is kept now. */
  update(): void {
    const { store, course, legend } = this.desk;
    const entries = entriesOf(store).filter(([name]) => name !== "me");
    this.find("[data-empty]").hidden = entries.length > 0;
    this.find(".cw-ways").hidden = !entries.length;
    if (!entries.length) return;
    const all = entriesOf(store);
    this.texts.fill(textCopy(all, course).codes);
    const pictures = pictureCopy(all, course, legend);
    this.pictures.fill(pictures.codes);
    this.sayCount(pictures);
  }

  private find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.desk.host.querySelector<E>(selector)!;
  }

  private showText(code: string, n: number, of: number): void {
    this.part = [n, of];
    this.text.value = code;
    const label = of > 1 ? this.desk.words("copy_part", { n, of }) : this.desk.words("copy");
    this.find("[data-act=copy]").textContent = label;
  }

  private showPicture(code: string, n: number, of: number): void {
    this.find(".cw-qr").replaceChildren(drawCode(code, this.desk.words("qr_name", { n, of })));
    // Who leafs through to the last one has them all; a single one is only there to be seen.
    if (of > 1 && n === of) this.made();
  }

  private sayCount({ codes, sheets, texts }: Copy): void {
    const { words } = this.desk;
    const of = codes.length;
    const count = of > MANY ? "qr_work" : of > 1 ? "qr_many" : "qr_one";
    this.find("[data-count]").textContent = words(count, { of });
    const left = [
      ...(sheets ? [words("left_sheets", { n: sheets })] : []),
      ...(texts ? [words("left_texts", { n: texts })] : []),
    ];
    const place = this.find("[data-left]");
    place.hidden = !left.length;
    place.textContent = left.length ? words("left", { what: left.join(words("and")) }) : "";
  }

  private async copy(): Promise<void> {
    const { words } = this.desk;
    const [n, of] = this.part;
    const done = await this.toClipboard();
    if (!done) this.say(words("by_hand"));
    else if (n < of) this.say(words("copied_part", { n, next: n + 1 }));
    else this.say(words("copied"));
    if (n === of) this.made();
    else if (done) this.texts.next();
  }

  private async toClipboard(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text.value);
      return true;
    } catch {
      // Not there on plain http, or not allowed: the old way.
      this.text.select();
      const done = document.execCommand("copy");
      if (done) this.find("[data-act=copy]").focus();
      return done;
    }
  }

  private save(): void {
    const { store, course, now } = this.desk;
    download(`${course}-progress.json`, exportProgress(store, course, Math.floor(now() / 1000)));
    this.made();
  }

  private made(): void {
    const { store, now } = this.desk;
    keepCopied(store, { at: Math.max(0, Math.floor(now() / 1000)) });
  }

  private say(text: string): void {
    this.find(".cw-way--text [role=status]").replaceChildren(make("span", {}, text));
  }
}
