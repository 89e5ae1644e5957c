/** The desk while one works: clock, map, questions, and the way to hand in. */

import type { Attempt } from "./attempt.ts";
import { isName } from "./attempt.ts";
import { all, icon, make } from "../dom.ts";
import { note } from "../note.ts";
import type { Item } from "./item.ts";
import { NameField } from "./name.ts";
import type { Paper } from "./paper.ts";
import { button, clock } from "./result.ts";

const MARKS = { empty: "empty", talking: "half", chosen: "full" };

/** What the desk tells of. */
export interface Told {
  readonly answer: (item: Item) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly handIn: (name: string) => void;
}

/** The page's side of one attempt. */
export class Desk {
  readonly element: HTMLElement;
  readonly items: readonly Item[];
  private readonly paper: Paper;
  private readonly began: readonly [number, number];
  private readonly time = make("span", { class: "cw-num", role: "timer" });
  private readonly count = make("span", {});
  private readonly over = make("div", { role: "status" });
  private readonly asking = make("div", { role: "status" });
  private readonly map = make("nav", { class: "cw-qmap" });
  private readonly work = make("div", {});
  private readonly pause: HTMLElement;
  private readonly resume: HTMLElement;

  constructor(paper: Paper, attempt: Attempt, told: Told) {
    const { words } = paper;
    this.paper = paper;
    this.began = [attempt.n, attempt.start];
    this.items = paper.items(attempt);
    this.pause = button("", words("pause"), told.pause);
    this.resume = button("next", words("resume"), told.resume);
    this.resume.classList.add("cw-btn--main");
    const kept = this.items.filter((item) => item.givenIn(attempt.answers)).flatMap(({ names }) => names);
    const changed = Object.keys(attempt.answers).some((name) => !kept.includes(name));
    this.items.forEach((item, index) => {
      item.restore(item.givenIn(attempt.answers));
      item.onchange = () => {
        told.answer(item);
        this.update();
      };
      const label = make("span", { class: "cw-qmap__n" }, String(index + 1));
      this.map.append(make("a", { href: `#${item.host.id}` }, icon("empty"), label));
    });
    this.map.setAttribute("aria-label", words("map"));
    const hand = button("", words("hand_in"), () =>
      this.askName(attempt.name, (name) => this.ask(() => told.handIn(name))),
    );
    hand.classList.add("cw-btn--main");
    this.work.append(
      ...(changed ? [note("alert", "care", words("changed"))] : []),
      this.map,
      ...this.items.map(({ host }) => host),
      this.asking,
      make("div", { class: "cw-foot" }, make("div", { class: "cw-acts" }, hand)),
    );
    this.element = make("div", {}, this.bar(attempt), this.over, this.work);
    this.update();
  }

  /** Whether this is the desk of an attempt. */
  isFor({ n, start }: Attempt): boolean {
    return this.began[0] === n && this.began[1] === start;
  }

  /** Hide the questions while the clock stands. */
  showPaused(paused: boolean): void {
    this.work.hidden = paused;
    this.pause.hidden = paused;
    this.resume.hidden = !paused;
    this.over.replaceChildren(...(paused ? [note("clock", "", this.paper.words("paused"))] : []));
  }

  /** Show the time; that it is over is said once. */
  showTime(time: string, over: boolean): void {
    const { words, minutes } = this.paper;
    this.time.textContent = words("time_of", { time, limit: clock(minutes * 60) });
    if (over && minutes && !this.work.hidden && !this.over.firstChild)
      this.over.append(note("clock", "care", words("over")));
  }

  /** To the first question, or to the one that is open. */
  enter(): void {
    this.items[0]?.sheet.enter();
  }

  focusClock(): void {
    (this.pause.hidden ? this.resume : this.pause).focus();
  }

  private bar(attempt: Attempt): HTMLElement {
    const { words, minutes, formName } = this.paper;
    const timed = minutes
      ? [icon("clock"), make("span", { class: "cw-hide" }, words("time")), this.time]
      : [];
    const acts = minutes ? [make("div", { class: "cw-acts" }, this.pause, this.resume)] : [];
    const form = make("span", {}, words("form", { form: formName(attempt) }));
    return make(
      "div",
      { class: "cw-exam__bar" },
      make("p", { class: "cw-facts" }, make("span", {}, ...timed), this.count, form),
      ...acts,
    );
  }

  private get open(): readonly number[] {
    return this.items.flatMap((item, index) => (item.answered ? [] : [index]));
  }

  private update(): void {
    const { words } = this.paper;
    const links = all(this.map, "a");
    this.asking.replaceChildren();
    this.count.textContent = words("answered", {
      n: this.items.length - this.open.length,
      of: this.items.length,
    });
    this.items.forEach((item, index) => {
      const link = links[index]!;
      link.querySelector(".cw-i")!.className = `cw-i cw-i-${MARKS[item.state]}`;
      link.setAttribute("aria-label", words("map_item", { n: index + 1, state: words(item.state) }));
    });
  }

  /** Go on with a name; where there is none, ask for it. */
  private askName(known: string, goOn: (name: string) => void): void {
    const { words } = this.paper;
    if (isName(known)) return goOn(known);
    const field = new NameField(words, known, goOn);
    const hand = button("", words("hand_in"), () => field.enter());
    this.asking.replaceChildren(
      make("div", { class: "cw-panel" }, field.element, make("div", { class: "cw-acts" }, hand)),
    );
    field.enter();
  }

  /** Hand in; where something is open, ask once. */
  private ask(handIn: () => void): void {
    const { words } = this.paper;
    const { open } = this;
    if (!open.length) return handIn();
    const links = open.map((index) =>
      make("a", { href: `#${this.items[index]!.host.id}` }, String(index + 1)),
    );
    const list = make("p", { class: "cw-qmap" }, ...links);
    const back = button("", words("back"), () => this.items[open[0]!]?.sheet.enter());
    const anyway = button("", words("hand_in_all_the_same"), handIn);
    this.asking.replaceChildren(
      note(
        "alert",
        "care",
        words("open", { n: open.length }),
        list,
        words("open_note"),
        make("div", { class: "cw-acts" }, anyway, back),
      ),
    );
    back.focus();
  }
}
