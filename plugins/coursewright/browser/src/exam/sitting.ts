/** One assessment: before it, at work or paused, and handed in; what is kept leads from one to the next. */

import type { Progress } from "../progress.ts";
import {
  begin,
  elapsed,
  firstForm,
  handIn,
  readAttempt,
  withAnswer,
  withPause,
  withResume,
  fileName,
} from "./attempt.ts";
import type { Asked, Attempt } from "./attempt.ts";
import { Desk } from "./desk.ts";
import { download } from "../download.ts";
import { make } from "../dom.ts";
import { note } from "../note.ts";
import { tellOpened } from "../opened.ts";
import { digest } from "../seal.ts";
import type { Item } from "./item.ts";
import { NameField } from "./name.ts";
import { Paper } from "./paper.ts";
import { button, clock, resultPanel } from "./result.ts";
import type { Credit } from "./score.ts";

/** Drives one `cw-exam`. */
export class Sitting {
  private readonly paper: Paper;
  private readonly progress: Progress;
  private readonly place: HTMLElement;
  private readonly now: () => number;
  private attempt: Attempt | null = null;
  private desk: Desk | null = null;

  constructor(host: HTMLElement, progress: Progress, now: () => number) {
    this.paper = new Paper(host);
    this.progress = progress;
    // A clock that stands before 1970 must not make times that no reader takes.
    this.now = () => Math.max(0, Math.floor(now() / 1000));
    this.place = host.querySelector(".cw-desk")!;
    progress.watch((name) => (name === null || name === this.key) && this.show());
    setInterval(() => this.tick(), 1000);
    this.show();
  }

  private get key(): string {
    return `x/${this.paper.id}`;
  }

  /** What is kept now: another tab may have gone on. */
  private load(): Attempt | null {
    const text = this.progress.store.read(this.key);
    const found = readAttempt(text);
    if (found.is === "newer") throw new Error("newer");
    if (found.is === "damaged" && text !== null && this.progress.store.read(`kept/${this.key}`) === null) {
      this.progress.store.write(`kept/${this.key}`, text);
      this.progress.onfault("damaged");
    }
    return found.is === "attempt" ? found.attempt : null;
  }

  private keep(attempt: Attempt): void {
    this.attempt = attempt;
    const { store } = this.progress;
    if (!store.write(this.key, JSON.stringify(attempt)) && store.lasts !== "page")
      this.progress.onfault("full");
  }

  /** Show what is kept; whatever has the focus keeps it where its part stays. */
  private show(): void {
    const { words } = this.paper;
    try {
      this.attempt = this.load();
    } catch {
      return this.place.replaceChildren(note("alert", "care", words("newer")));
    }
    const { attempt } = this;
    const state = !attempt
      ? "ready"
      : attempt.handed !== undefined
        ? "handed"
        : attempt.stop !== undefined
          ? "paused"
          : "working";
    this.paper.host.dataset["state"] = state;
    if (!attempt) return this.place.replaceChildren(this.ready(null));
    if (state === "handed") return this.showResult(attempt);
    const same = this.desk?.isFor(attempt);
    if (!this.desk || !same) this.open(attempt);
    this.desk?.showPaused(state === "paused");
    this.tick();
  }

  private open(attempt: Attempt): void {
    const { paper } = this;
    this.desk = new Desk(paper, attempt, {
      answer: (item) => this.answer(item),
      pause: () => this.turn(withPause),
      resume: () => this.turn(withResume),
      handIn: (name) => this.handIn(name),
    });
    this.place.replaceChildren(this.desk.element);
    tellOpened(this.desk.element);
  }

  /** What one should know before it begins, and the button that begins. */
  private ready(last: Attempt | null): HTMLElement {
    const { paper } = this;
    const { words } = paper;
    const rules = [
      "rule_feedback",
      "rule_kept",
      ...(paper.minutes ? ["rule_time"] : []),
      ...(paper.hasTalks ? ["rule_talk"] : []),
    ];
    if (paper.trainer) rules.push("rule_trainer");
    const name = new NameField(words, last?.name ?? "", (text) => this.begin(last, text));
    const start = button("", words("start"), () => name.enter());
    start.classList.add("cw-btn--main");
    return make(
      "section",
      { class: "cw-panel cw-ready", "aria-labelledby": "exam-ready" },
      make("h2", { id: "exam-ready" }, words("ready")),
      make("ul", {}, ...rules.map((rule) => make("li", {}, words(rule)))),
      name.element,
      make("p", { class: "cw-kick" }, words("name_why")),
      make("div", { class: "cw-foot" }, make("div", { class: "cw-acts" }, start)),
    );
  }

  private begin(last: Attempt | null, name: string): void {
    const { paper, progress } = this;
    const first = firstForm(digest(`${progress.course}/${paper.id}/${progress.seed}`), paper.count);
    this.keep(begin(last, first, paper.count, name, this.now()));
    this.show();
    this.desk?.enter();
  }

  private turn(change: (attempt: Attempt, at: number) => Attempt): void {
    const attempt = this.load();
    if (attempt) this.keep(change(attempt, this.now()));
    this.show();
    this.desk?.focusClock();
  }

  private answer(item: Item): void {
    const attempt = this.load() ?? this.attempt;
    // Handed in, or begun anew, in another tab: nothing to add to here.
    if (!attempt || attempt.handed !== undefined || !this.desk?.isFor(attempt)) return this.show();
    this.keep(withAnswer(attempt, item.name, item.answer, this.paper.host.dataset["lang"] ?? "", item.shape));
  }

  private handIn(name: string): void {
    const { desk } = this;
    const attempt = this.load() ?? this.attempt;
    if (!desk || !attempt || attempt.handed !== undefined) return this.show();
    const at = this.now();
    const { items } = desk;
    const answers = Object.fromEntries(
      items.flatMap((item) => {
        const given = item.givenIn(attempt.answers);
        return given ? [[item.name, given]] : [];
      }),
    );
    const credits = items.map(({ credit }) => credit).filter((credit): credit is Credit => credit !== null);
    const graded = !this.paper.trainer && credits.length === items.length;
    this.keep({
      ...withResume(attempt, at),
      name,
      answers,
      handed: at,
      of: this.asked(items, graded),
      ...(graded && { credits }),
    });
    this.show();
    const panel = this.place.querySelector<HTMLElement>(".cw-result");
    panel?.scrollIntoView({ block: "start" });
    panel?.focus({ preventScroll: true });
  }

  /** What is asked now, to be compared with the bank that a hand-in is graded by. */
  private asked(items: readonly Item[], graded: boolean): Asked {
    const asked = Object.fromEntries(items.map(({ name, shape }) => [name, shape]));
    const keys = Object.fromEntries(items.map(({ name, keyDigest }) => [name, keyDigest ?? ""]));
    return { version: this.paper.host.dataset["version"] ?? "", asked, ...(graded && { keys }) };
  }

  private showResult(attempt: Attempt): void {
    const { paper } = this;
    const file = handIn(attempt, paper.sender(attempt), digest);
    const panel = resultPanel(paper, attempt, String(file["check"]), this.now(), {
      save: () =>
        download(
          fileName(paper.id, paper.formName(attempt), attempt.name, String(file["check"])),
          `${JSON.stringify(file, null, 1)}\n`,
        ),
      retake: () => this.place.replaceChildren(this.ready(attempt)),
    });
    this.place.replaceChildren(panel);
    this.desk = null;
    if (!paper.tells || !attempt.credits) return;
    // Of a question that was edited since, today's key would tell something else than what was graded.
    const { asked } = attempt.of ?? {};
    const items = paper
      .items(attempt)
      .filter(({ names, shape }) => !asked || names.some((name) => asked[name] === shape));
    this.place.append(...items.map(({ host }) => host));
    for (const item of items) {
      item.restore(item.givenIn(attempt.answers));
      item.tell();
    }
  }

  private tick(): void {
    if (!this.attempt || !this.desk || this.attempt.handed !== undefined) return;
    const seconds = elapsed(this.attempt, this.now());
    this.desk.showTime(clock(seconds), seconds > this.paper.minutes * 60);
  }
}
