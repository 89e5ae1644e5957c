/** The record of what was done: a form with a name, and a page of it to print or to copy. */

import { icon, make, printAlone } from "../dom.ts";
import type { Store } from "../store.ts";
import type { Words } from "../words.ts";
import { recordText } from "./completion.ts";
import type { Lines } from "./completion.ts";
import { countsOf } from "./figures.ts";
import type { Results } from "./gather.ts";
import type { Pair } from "./sections.ts";

/** The name that was typed; a copy of the progress leaves it out. */
const NAME = "d/name";
const MOST_NAME = 80;

/** What the page knows; `now` gives milliseconds. */
export interface Desk {
  readonly store: Store;
  readonly course: string;
  readonly lang: string;
  readonly words: Words;
  readonly now: () => number;
}

/** The section with the record. */
export class Paper {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly results: Results;
  private readonly pair: Pair;
  private readonly name: HTMLInputElement;
  private readonly out = make("div", { class: "cw-record__o" });
  private readonly status = make("p", { role: "status" });

  constructor(desk: Desk, results: Results, pair: Pair) {
    this.desk = desk;
    this.results = results;
    this.pair = pair;
    const { words, store } = desk;
    this.name = make("input", {
      class: "cw-in",
      type: "text",
      id: "record-name",
      autocomplete: "name",
      maxlength: MOST_NAME,
      value: store.read(NAME) ?? "",
      "aria-describedby": "record-kept",
    }) as HTMLInputElement;
    this.name.addEventListener("input", () => this.typed());
    this.element = make(
      "section",
      { class: "cw-record", "aria-labelledby": "record" },
      make("h2", { id: "record" }, words("record")),
      make("p", {}, words("record_lede")),
      make("p", {}, make("label", { class: "cw-lab", for: "record-name" }, words("name")), this.name),
      make("p", { class: "cw-kick", id: "record-kept" }, words("name_kept")),
      this.out,
      this.acts(),
      this.status,
    );
    this.show();
  }

  private typed(): void {
    this.desk.store.write(NAME, this.name.value.trim());
    this.show();
  }

  private show(): void {
    const { words, course } = this.desk;
    const lines = this.lines();
    const text = recordText(course, lines, words("code"));
    const code = text.slice(text.lastIndexOf("\n") + 1).replace(/^[^:]*: /, "");
    this.out.replaceChildren(
      make("h3", {}, this.results.facts.title),
      make("p", { class: "cw-kick" }, words("record_title")),
      make(
        "dl",
        {},
        ...[...lines.slice(1), [words("code"), code] as const].flatMap(([name, value]) => [
          make("dt", {}, name),
          make("dd", {}, value),
        ]),
      ),
      make("p", {}, words("no_proof")),
    );
    this.out.dataset["text"] = text;
  }

  /** What the record says. */
  private lines(): Lines {
    const { words, now } = this.desk;
    const { facts, modules, rows, tests } = this.results;
    const all = countsOf(rows);
    const passed = modules.reduce((sum, module) => sum + module.passed, 0);
    const lessons = modules.reduce((sum, { module }) => sum + module.lessons.length, 0);
    const said = (counts: typeof all, n: number, of: number): string =>
      words("done", { n, of, now: counts.now, answered: counts.answered, all: counts.of });
    const scores = [this.pair.before, this.pair.after].map((id) => tests.get(id)?.score);
    return [
      [words("record_title"), facts.title],
      [words("person"), this.name.value.trim() || words("nobody")],
      [words("version"), facts.version],
      [words("date"), dateOf(now())],
      [words("all"), said(all, passed, lessons)],
      ...modules
        .filter(({ counts, passed: some }) => counts.answered || some)
        .map(
          ({ module, counts, passed: n }) =>
            [`${module.number} ${module.title}`, said(counts, n, module.lessons.length)] as const,
        ),
      ...scores.flatMap((score, at) =>
        score ? [[words(at ? "after" : "before"), `${score.whole.percent}%`] as const] : [],
      ),
    ];
  }

  private acts(): HTMLElement {
    const { words } = this.desk;
    return make(
      "div",
      { class: "cw-acts" },
      button(words("copy"), "cw-btn", () => void this.copy()),
      button(words("print"), "cw-btn cw-btn--main", () => this.print(), icon("print")),
    );
  }

  private print(): void {
    this.show();
    printAlone(this.out);
  }

  private async copy(): Promise<void> {
    const { words } = this.desk;
    this.show();
    const text = this.out.dataset["text"]!;
    try {
      await navigator.clipboard.writeText(text);
      this.status.replaceChildren(words("copied"));
    } catch {
      // Not there on plain http, or not allowed: it can be copied by hand.
      const area = make("textarea", {
        class: "cw-area",
        readonly: true,
        rows: 8,
        "aria-label": words("copy"),
      });
      area.textContent = text;
      this.status.replaceChildren(words("by_hand"), area);
      (area as HTMLTextAreaElement).select();
    }
  }
}

function button(text: string, look: string, act: () => void, ...marks: readonly Node[]): HTMLElement {
  const made = make("button", { type: "button", class: look }, ...marks, text);
  made.addEventListener("click", act);
  return made;
}

/** A local date in ISO's order. */
function dateOf(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
