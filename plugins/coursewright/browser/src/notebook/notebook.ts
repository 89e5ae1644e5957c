/** The page of the notebook: what was missed, under headings, and the way to practise it. */

import { dayOf } from "../days.ts";
import { all, icon, make } from "../dom.ts";
import { note } from "../note.ts";
import { tellOpened } from "../opened.ts";
import type { Progress } from "../progress.ts";
import { dateText } from "../review/coming.ts";
import { onlyHash } from "../review/only.ts";
import type { Words } from "../words.ts";
import type { Course } from "../course/course.ts";
import { booklet, line } from "./booklet.ts";
import { entriesOf } from "./entries.ts";
import type { Entry } from "./entries.ts";
import { causeOf, groupsOf, ORDERS } from "./groups.ts";
import type { Order } from "./groups.ts";
import type { Line } from "./answers.ts";

/** Drives the page. */
export class Notebook {
  private readonly host: HTMLElement;
  private readonly course: Course;
  private readonly progress: Progress;
  private readonly words: Words;
  private readonly now: () => number;
  private readonly status = make("p", { role: "status", class: "cw-book__s" });
  private readonly list = make("div", { class: "cw-book__l" });
  private entries: readonly Entry[] = [];
  private order: Order = "objective";

  /** `now` gives milliseconds. */
  constructor(host: HTMLElement, course: Course, progress: Progress, words: Words, now: () => number) {
    this.host = host;
    this.course = course;
    this.progress = progress;
    this.words = words;
    this.now = now;
    window.addEventListener("beforeprint", () => this.bind());
    progress.watch(() => void this.begin());
  }

  /** Look up what was missed, and show it. */
  async begin(): Promise<void> {
    const { host, words, course, progress } = this;
    for (const part of all(host, "[data-made]")) part.remove();
    delete host.dataset["bound"];
    host.append(this.made(this.status));
    this.status.textContent = words("wait");
    try {
      const scheme = host.dataset["review"] === "leitner" ? "leitner" : "fsrs";
      const { store, course: id } = progress;
      const shelf = { course, store, id, lang: this.lang, scheme, today: this.today } as const;
      this.entries = await entriesOf(shelf);
      this.status.textContent = "";
      this.show();
    } catch {
      this.status.textContent = words("failed");
    }
  }

  private get lang(): string {
    return this.host.dataset["lang"] ?? "";
  }

  private get today(): number {
    return dayOf(this.now() / 1000);
  }

  private made<E extends HTMLElement>(element: E): E {
    element.dataset["made"] = "";
    return element;
  }

  private show(): void {
    const { host, words, entries } = this;
    const n = entries.length;
    if (!n) return host.append(this.made(note("pass", "", words("empty"), words("empty_note"))));
    const lede = make("p", { class: "cw-lede" }, words(n === 1 ? "count_one" : "count", { n }));
    host.append(...[lede, this.chips(), this.acts(), this.list].map((part) => this.made(part)));
    this.arrange();
  }

  private chips(): HTMLElement {
    const chips = ORDERS.map((order) => {
      const input = make("input", { type: "radio", name: "order", value: order }) as HTMLInputElement;
      input.checked = order === this.order;
      input.addEventListener("change", () => {
        this.order = order;
        this.arrange();
      });
      return make("label", { class: "cw-chip" }, input, make("span", {}, this.words(`order_${order}`)));
    });
    return make("fieldset", { class: "cw-chips" }, make("legend", {}, this.words("orders")), ...chips);
  }

  /** What can be practised; conversations of a page's length are held where they stand. */
  private acts(): HTMLElement {
    const names = this.entries.flatMap(({ found }) => (found.again ? [found.name] : []));
    const print = make("button", { type: "button", class: "cw-btn" }, icon("print"), this.words("print"));
    print.addEventListener("click", () => window.print());
    if (!names.length) return make("div", { class: "cw-acts" }, print);
    const text = this.words(names.length === 1 ? "practise_one" : "practise", { n: names.length });
    const href = `review.html${onlyHash(names)}`;
    return make(
      "div",
      { class: "cw-acts" },
      make("a", { class: "cw-btn cw-btn--main", href }, text, icon("next")),
      print,
    );
  }

  private arrange(): void {
    const parts = groupsOf(this.entries, this.order, this.words).flatMap(({ head, entries }) => {
      const count = this.words(entries.length === 1 ? "group_one" : "group", { n: entries.length });
      const heading = make("h2", {}, head, make("small", {}, ` · ${count}`));
      return [heading, ...entries.map((entry) => this.entry(entry))];
    });
    this.list.replaceChildren(...parts);
    tellOpened(this.list);
  }

  private entry(entry: Entry): HTMLElement {
    const { words } = this;
    const { found, stem, mine, why } = entry;
    const miss = this.missText(entry);
    const top = [words(found.kind), ...(miss ? [miss] : [])].join(" · ");
    const rows = [...rowOf(words("mine"), mine), ...rowOf(words("why"), why)];
    return make(
      "article",
      { class: "cw-err" },
      make("p", { class: "cw-kick" }, top),
      make("h3", {}, stem),
      ...(rows.length ? [make("dl", {}, ...rows)] : []),
      this.foot(entry),
    );
  }

  /** The kind of miss in words; nothing where the kind of the question says as much. */
  private missText(entry: Entry): string {
    const cause = causeOf(entry);
    const { n } = entry.miss;
    if (cause === "sure" || cause === "picked" || cause === "rest") return this.words(`miss_${cause}`);
    return n ? this.words(n === 1 ? `miss_${cause}_one` : `miss_${cause}`, { n }) : "";
  }

  private foot(entry: Entry): HTMLElement {
    const { words } = this;
    const { found, due, sure } = entry;
    const day = due <= this.today ? words("today") : words("on_day", { date: dateText(due, this.lang) });
    const when = found.again ? day : words("in_lesson");
    const anchor = found.name.split("#")[1] ?? "";
    const href = found.again
      ? `review.html${onlyHash([found.name])}`
      : `${this.course.root}${found.quiz.address}#q-${anchor}`;
    return make(
      "div",
      { class: "cw-err__f" },
      make(
        "span",
        { class: sure ? "cw-state cw-state--bad" : "cw-state" },
        icon(sure ? "alert" : "clock"),
        sure ? words("sure_when", { when }) : when,
      ),
      make(
        "a",
        { class: "cw-btn", href, "aria-label": words("do_named", { text: entry.stem }) },
        words("do"),
      ),
    );
  }

  /** Put the booklet into the page, as late as somebody prints. */
  private bind(): void {
    this.host.querySelector(".cw-booklet")?.remove();
    if (!this.entries.length) return;
    const title = `${this.host.dataset["title"]} · ${document.querySelector("h1")?.textContent ?? ""}`;
    const made = this.made(booklet(title, this.entries, this.words));
    this.host.append(made);
    this.host.dataset["bound"] = "";
    tellOpened(made);
  }
}

function rowOf(name: string, lines: readonly Line[]): HTMLElement[] {
  if (!lines.length) return [];
  return [make("dt", {}, name), make("dd", {}, ...lines.map(line))];
}
