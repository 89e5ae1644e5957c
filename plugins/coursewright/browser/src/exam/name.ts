/** The field for one's name: no assessment begins or is handed in without one. */

import type { Words } from "../words.ts";
import { isName } from "./attempt.ts";
import { make } from "../dom.ts";
import { note } from "../note.ts";

/** A field in a label, with the sentence that says what is missing; Enter in it goes on. */
export class NameField {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly missing: HTMLElement;
  private readonly words: Words;
  private readonly goOn: (name: string) => void;

  constructor(words: Words, known: string, goOn: (name: string) => void) {
    this.words = words;
    this.goOn = goOn;
    const attributes = {
      class: "cw-in",
      type: "text",
      autocomplete: "name",
      required: true,
      value: known,
      "aria-describedby": "exam-name-missing",
    };
    this.input = make("input", attributes) as HTMLInputElement;
    this.missing = make("div", { id: "exam-name-missing", role: "alert" });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.enter();
    });
    this.element = make(
      "div",
      {},
      make("label", { class: "cw-lab" }, words("name"), this.input),
      this.missing,
    );
  }

  /** Go on with the name, or say that it is missing. */
  enter(): void {
    const name = this.input.value.trim();
    if (isName(name)) return this.goOn(name);
    this.input.setAttribute("aria-invalid", "true");
    this.missing.replaceChildren(note("alert", "care", this.words("name_first")));
    this.focus();
  }

  focus(): void {
    this.input.focus();
  }
}
