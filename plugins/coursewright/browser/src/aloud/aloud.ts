/** The control that reads a lesson aloud: a button with the sections, and two at hand while it reads. */

import { all, icon, make, set } from "../dom.ts";
import { readWords } from "../words.ts";
import { WIDE } from "../bar/wide.ts";
import { piecesOf } from "./pieces.ts";
import { Reader } from "./reader.ts";

const NEAR = 24;

/** Adds the control to a lesson's list of sections; the contract is prose/contents.py's. */
export class Aloud {
  private readonly list: HTMLDetailsElement;
  private readonly words: ReturnType<typeof readWords>;
  private readonly reader = new Reader(speechSynthesis, () => this.show());
  private readonly start: HTMLElement;
  private readonly pause: HTMLElement;
  private readonly now: HTMLElement;

  constructor(list: HTMLDetailsElement) {
    this.list = list;
    this.words = readWords(list);
    this.start = this.button("read", "sound", () => this.toggle());
    this.pause = this.button("pause", "pause", () => this.reader.pause());
    const stop = this.button("end", "x", () => this.end());
    this.now = make(
      "div",
      { class: "cw-aloud", role: "group", "aria-label": this.words("read"), hidden: true },
      make("div", {}, this.pause, stop),
    );
    list.after(this.now);
    this.place();
    // The list of sections goes first: it was there before.
    matchMedia(WIDE).addEventListener("change", () => this.place());
    this.show();
  }

  private button(word: string, mark: string, press: () => void): HTMLElement {
    const button = make(
      "button",
      { type: "button", class: "cw-btn cw-aloud__b" },
      icon(mark),
      this.words(word),
    );
    button.addEventListener("click", press);
    return button;
  }

  /** Below what the sheet of the bar holds, or the column at the right. */
  private place(): void {
    document.querySelector(".cw-secs")!.closest(".cw-learn__sheet, .cw-rail")!.append(this.start);
  }

  private toggle(): void {
    if (this.reader.state !== "idle") return this.end();
    const article = this.list.closest("article")!;
    const pieces = piecesOf(article, this.words);
    this.reader.start(
      pieces,
      beginning(
        article,
        pieces.map(({ element }) => element),
        this.edge,
      ),
    );
    this.list.open = false;
    this.pause.focus({ preventScroll: true });
  }

  private end(): void {
    this.reader.stop();
    const sheet = this.list.contains(this.start) && !this.list.open;
    const back = sheet ? this.list.querySelector("summary")! : this.start;
    back.focus({ preventScroll: true });
  }

  private get edge(): number {
    return (
      (document.querySelector<HTMLElement>(".md-header")?.offsetHeight ?? 0) + this.list.offsetHeight + NEAR
    );
  }

  private show(): void {
    const { state } = this.reader;
    set(this.start, { "aria-pressed": `${state !== "idle"}` });
    set(this.pause, { "aria-pressed": `${state === "paused"}` });
    this.now.hidden = state === "idle";
    // What stands at the right of headings gives way to these buttons.
    this.list.closest("article")?.toggleAttribute("data-aloud", state !== "idle");
  }
}

/** The place of the section in view: of the last heading that was passed. */
function beginning(article: HTMLElement, elements: readonly HTMLElement[], edge: number): number {
  const heads = all(article, "h2[id], h3[id]").filter((head) => head.getBoundingClientRect().top <= edge);
  const place = elements.findIndex((element) => heads[heads.length - 1] === element);
  return Math.max(0, place);
}
