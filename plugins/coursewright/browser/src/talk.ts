/** A conversation in the page: one step at a time, what happens after each reply, at the end the debrief. */

import { all, icon, letGo, make, set, unsealed } from "./dom.ts";
import { around } from "./kinds/choices.ts";
import type { Desk } from "./kinds/kind.ts";
import { note } from "./note.ts";
import { signed } from "./signed.ts";
import { tellOpened } from "./opened.ts";
import { followed } from "./way.ts";
import type { TalkKey } from "./way.ts";

const LIMIT = 3;

/** Drives one `.cw-talk`; without it the page has a script whose links lead from step to step. */
export class Talk {
  private readonly place: HTMLElement;
  private readonly desk: Desk;
  private readonly form: HTMLFormElement;
  private readonly key: TalkKey;
  private readonly chat = make("div", { class: "cw-chat", role: "log" });
  private readonly replies: HTMLElement;
  private turns: readonly (readonly [string, string])[] = [];
  private mood = 0;

  constructor(place: HTMLElement, desk: Desk, form: HTMLFormElement) {
    this.place = place;
    this.desk = desk;
    this.form = form;
    this.key = desk.opened.key as TalkKey;
    this.replies = make("div", {
      class: "cw-replies",
      role: "group",
      tabindex: -1,
      "aria-label": desk.words("what_now"),
    });
    for (const part of all(place, ".cw-script, .cw-talk__end")) part.hidden = true;
    place.querySelector<HTMLElement>(".cw-mood")!.hidden = false;
    place.append(this.chat, this.replies);
  }

  /** The turns taken; null before the first. */
  get way(): unknown {
    return this.turns.length ? this.turns : null;
  }

  /** Show the conversation after some turns; what leads nowhere begins anew. */
  go(answer: unknown): void {
    this.turns = [];
    this.mood = this.key.mood;
    this.chat.replaceChildren();
    this.feel();
    this.ask(this.key.start);
    for (const [node, reply] of followed(this.key, answer)) this.take([node, reply]);
  }

  /** The way taken, told from its end: sum and band, each turn with its reason, what to take back. */
  debrief(): HTMLElement {
    const { words, opened } = this.desk;
    const taken = followed(this.key, this.turns);
    const total = taken.reduce((sum, [, , { score }]) => sum + score, 0);
    const reached = this.key.bands.findIndex((min) => total >= min);
    const band = opened.bands?.[reached < 0 ? this.key.bands.length : reached] ?? "";
    const sum = make("span", {}, ...around(words("talk_total", { n: taken.length }), unsealed(band)));
    const range = words("talk_range", { best: signed(this.key.best), worst: signed(this.key.worst) });
    const rows = taken.map(([node, reply, { score }]) => {
      const said = make("b", {}, this.textOf(`[data-node="${node}"] .cw-say__t`));
      const because = make("div", {}, unsealed(opened.because?.[reply] ?? ""));
      return make(
        "li",
        {},
        chip(score),
        make("div", {}, said, make("div", {}, this.textOf(`[data-reply="${reply}"] .cw-choice__t`)), because),
      );
    });
    const panel = make(
      "section",
      { class: "cw-end", role: "region", tabindex: -1, "aria-label": words("debrief"), "data-shown": true },
      make("p", { class: "cw-score" }, make("b", {}, signed(total)), " ", sum),
      make("p", { class: "cw-kick" }, range),
      make("ol", { class: "cw-turns cw-plain" }, ...rows),
    );
    if (opened.explain) panel.append(make("div", {}, unsealed(opened.explain)));
    if (opened.debrief)
      panel.append(note("hint", "", words("take_back"), make("div", {}, unsealed(opened.debrief))));
    this.place.append(panel);
    return panel;
  }

  private textOf(selector: string): Node {
    const text = make("span");
    text.append(...(this.place.querySelector(`.cw-script ${selector}`)?.cloneNode(true).childNodes ?? []));
    return text;
  }

  private said(node: string): Node {
    return this.place.querySelector(`.cw-script [data-node="${node}"] .cw-say`)!.cloneNode(true);
  }

  /** One's own words, then what happens, and only then the score and its reason. */
  private turn(reply: string, score: number): Node[] {
    const { words, opened } = this.desk;
    const own = make(
      "div",
      { class: "cw-say cw-say--me" },
      make("small", {}, words("me")),
      this.textOf(`[data-reply="${reply}"] .cw-choice__t`),
    );
    const happens = make("div", {}, unsealed(opened.happens?.[reply] ?? ""));
    const felt = make("span", { class: "cw-hide" }, words("mood_now", { n: signed(this.mood) }));
    const because = make("div", { class: "cw-beat__w" }, unsealed(opened.because?.[reply] ?? ""));
    return [own, make("div", { class: "cw-beat" }, happens, chip(score), felt), because];
  }

  /** Go one turn on: what stands there has been heard. */
  private take(turn: readonly [node: string, reply: string]): void {
    const [node, reply] = turn;
    const { score, then } = this.key.nodes[node]![reply]!;
    this.turns = [...this.turns, turn];
    this.mood = Math.max(-LIMIT, Math.min(LIMIT, this.mood + score));
    this.chat.append(...this.turn(reply, score));
    this.feel();
    tellOpened(this.chat);
    this.ask(then);
  }

  private feel(): void {
    const mood = signed(this.mood);
    // A word and seven numbers are one thing to hear.
    set(this.place.querySelector(".cw-mood")!, {
      role: "img",
      "aria-label": this.desk.words("mood_now", { n: mood }),
    });
    for (const cell of all(this.place, ".cw-mood__t > span")) {
      if (cell.textContent === mood) cell.setAttribute("aria-current", "true");
      else cell.removeAttribute("aria-current");
    }
  }

  /** The next step with its replies; none at the end. */
  private ask(node: string): void {
    this.replies.replaceChildren();
    this.replies.hidden = node === "end";
    if (node === "end") return;
    this.chat.append(this.said(node));
    const { words } = this.desk;
    this.replies.append(make("div", { class: "cw-lab", "aria-hidden": "true" }, words("what_now")));
    for (const choice of all(this.place, `.cw-script [data-node="${node}"] .cw-choice`)) {
      const button = make(
        "button",
        { type: "button", class: "cw-reply" },
        ...all(choice, "b, .cw-choice__t").map((part) => part.cloneNode(true)),
      );
      button.addEventListener(
        "click",
        (event) => event.detail < 2 && this.choose([node, choice.dataset["reply"]!]),
      );
      this.replies.append(button);
    }
    if (!this.turns.length) return;
    const anew = make(
      "button",
      { type: "button", class: "cw-btn cw-btn--bare" },
      icon("redo"),
      words("from_start"),
    );
    anew.addEventListener("click", () => this.choose(null));
    this.replies.append(anew);
  }

  /** Take a turn, or none: from the start. */
  private choose(turn: readonly [string, string] | null): void {
    letGo(this.replies);
    if (turn) this.take(turn);
    else this.go(null);
    this.form.dispatchEvent(new Event("input"));
    if (this.replies.hidden) this.desk.done();
    else this.replies.focus();
  }
}

function chip(score: number): HTMLElement {
  const number = signed(score);
  return make("span", { class: "cw-sc", "data-n": number.replace("−", "-") }, number);
}
