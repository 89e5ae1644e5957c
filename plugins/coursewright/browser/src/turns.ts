/** One question at a time, or all of them: the reader's choice, which is remembered. */

import { all, make } from "./dom.ts";
import { addLeads, setLeads } from "./leads.ts";
import type { Progress } from "./progress.ts";
import type { Question } from "./question.ts";
import type { Words } from "./words.ts";

/** The questions of a quiz, or of what stands before it, in turn. */
export class Turns {
  private readonly host: HTMLElement;
  private readonly progress: Progress;
  private readonly questions: () => readonly Question[];
  private readonly hasEnd: () => boolean;
  private readonly choice: HTMLElement;
  /** What is shown while there is one at a time; null: the end. */
  private now: Question | null = null;
  /** Whether the last question leads on to what is none of them. */
  leadsOn = false;

  /** `hasEnd` is whether there is something to show behind the last question, `end` goes there. */
  constructor(
    host: HTMLElement,
    words: Words,
    progress: Progress,
    questions: () => readonly Question[],
    hasEnd: () => boolean,
    end: () => void,
  ) {
    this.host = host;
    this.progress = progress;
    this.questions = questions;
    this.hasEnd = hasEnd;
    this.choice = choiceOf(`way-${host.id}`, words);
    this.choice.addEventListener("input", ({ target }) =>
      this.choose((target as HTMLInputElement).value === "one"),
    );
    // Which way they come is chosen once, above the map of the whole quiz.
    host.querySelector(":scope > .cw-qmap")?.before(this.choice);
    for (const question of questions()) {
      addLeads(question.sheet, [words("back"), words("on")], (step) => {
        const next = this.beside(question, step);
        if (next) this.enter(next);
        else end();
      });
    }
    // A dock sticks once its question is there: below the window it would lie over its own options.
    const near = new IntersectionObserver(
      (rows) => {
        for (const { target, isIntersecting } of rows) target.toggleAttribute("data-here", isIntersecting);
      },
      { rootMargin: "0px 0px -30%" },
    );
    for (const { sheet } of questions()) near.observe(sheet.host);
    this.now = this.named(location.hash) ?? this.first;
    // A link to a question that is not shown has nothing to go to. The address that is left keeps the name of its
    // question: there the way back leads.
    document.addEventListener(
      "click",
      ({ target }) => this.turn(this.named(target instanceof Element ? target.closest("a")?.hash : "")),
      true,
    );
    window.addEventListener("hashchange", () => this.show(this.named(location.hash)));
    this.update();
    if (this.named(location.hash)) this.now?.sheet.host.scrollIntoView();
  }

  /** Whether one question is shown at a time; a site may begin with the list. */
  get one(): boolean {
    return this.progress.learner.isOne(this.host.dataset["layout"] !== "list");
  }

  /** Show a question, or what comes behind the last; undefined leaves all as it is. */
  show(question: Question | null | undefined): void {
    // An address that names what was left would show it again after a reload.
    if (question !== undefined && question !== this.now && this.now && this.named(location.hash) === this.now)
      history.replaceState(history.state, "", location.href.split("#")[0]);
    this.turn(question);
  }

  private turn(question: Question | null | undefined): void {
    if (question === undefined || question === this.now) return;
    this.now = question;
    this.update();
  }

  /** Show a question and go there. */
  enter(question: Question): void {
    this.show(question);
    question.sheet.enter();
  }

  /** Show what is to be shown, after questions, states or the choice have changed. */
  update(): void {
    const { one, host } = this;
    const questions = this.questions();
    if (this.now && !questions.includes(this.now)) this.now = this.firstOpen;
    if (!this.now && !this.hasEnd()) this.now = this.firstOpen ?? questions[0] ?? null;
    host.classList.toggle("cw-quiz--one", one);
    host.classList.toggle("cw-quiz--end", one && !this.now);
    for (const radio of all<HTMLInputElement>(this.choice, "input"))
      radio.checked = (radio.value === "one") === one;
    for (const question of questions) {
      for (const part of [question.sheet.host, question.sheet.host.closest(".cw-recall__row")])
        part?.classList.toggle("is-now", question === this.now);
      setLeads(
        question.sheet,
        one,
        Boolean(this.beside(question, -1)),
        this.leadsOn || Boolean(this.beside(question, 1)) || this.hasEnd(),
      );
    }
    for (const link of all(host, ".cw-qmap a")) {
      if (one && link.dataset["question"] === this.now?.asked.id) link.setAttribute("aria-current", "step");
      else if (one) link.removeAttribute("aria-current");
    }
  }

  /** What a page begins with: the end where there is one. */
  private get first(): Question | null {
    return this.hasEnd() ? null : this.firstOpen;
  }

  private get firstOpen(): Question | null {
    return this.questions().find(({ told }) => !told) ?? null;
  }

  private choose(one: boolean): void {
    this.progress.learner.chooseOne(one);
    if (one) this.now = this.first;
    // Other quizzes of the page go the same way.
    this.progress.changed("me");
  }

  private beside(question: Question, step: -1 | 1): Question | undefined {
    const questions = this.questions();
    return questions[questions.indexOf(question) + step];
  }

  private named(hash: string | undefined): Question | undefined {
    return hash ? this.questions().find(({ sheet }) => `#${sheet.host.id}` === hash) : undefined;
  }
}

/** One at a time or the whole list, as radios of this name. */
function choiceOf(name: string, words: Words): HTMLElement {
  const labels = ["one", "list"].map((value) =>
    make("label", {}, make("input", { type: "radio", name, value }), make("span", {}, words(value))),
  );
  return make(
    "div",
    { class: "cw-modes" },
    make("div", { class: "cw-seg", role: "radiogroup", "aria-label": words("ways") }, ...labels),
  );
}
