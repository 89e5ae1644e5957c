/**
 * A conversation in an assessment: one step at a time, nothing told of scores; the page's own graph leads
 * through it.
 */

import type { Words } from "../words.ts";
import { all, make } from "../dom.ts";

type Turn = readonly [node: string, reply: string];

/** Drives one `.cw-talk` without opening its capsule. */
export class QuietTalk {
  private readonly place: HTMLElement;
  private readonly words: Words;
  private readonly changed: () => void;
  private readonly chat = make("div", { class: "cw-chat", role: "log" });
  private readonly replies: HTMLElement;
  private turns: readonly Turn[] = [];
  private ended = false;

  constructor(place: HTMLElement, words: Words, changed: () => void) {
    this.place = place;
    this.words = words;
    this.changed = changed;
    this.replies = make("div", {
      class: "cw-replies",
      role: "group",
      tabindex: -1,
      "aria-label": words("what_now"),
    });
    for (const part of all(place, ".cw-script, .cw-talk__end")) part.hidden = true;
    place.append(this.chat, this.replies);
  }

  /** The turns of a conversation that has come to its end; null before. */
  get answer(): unknown {
    return this.ended ? this.turns : null;
  }

  /** The turns so far; null before the first. */
  get way(): unknown {
    return this.turns.length ? this.turns : null;
  }

  /** Show the conversation after some turns; from where one leads nowhere, they are left out. */
  go(answer: unknown): void {
    this.turns = [];
    this.chat.replaceChildren();
    let here = this.place.querySelector<HTMLElement>(".cw-node")?.dataset["node"] ?? "end";
    for (const turn of Array.isArray(answer) ? (answer as unknown[]) : []) {
      const [node, reply] = Array.isArray(turn) ? (turn as unknown[]) : [];
      const choice = this.choices(here).find((each) => node === here && each.dataset["reply"] === reply);
      if (!choice) break;
      this.chat.append(...this.told(here, choice));
      this.turns = [...this.turns, [here, String(reply)]];
      here = choice.dataset["then"] ?? "end";
    }
    this.ask(here);
  }

  /** Take away what this put into the page, so that the debrief can have it. */
  remove(): void {
    this.chat.remove();
    this.replies.remove();
  }

  private choices(node: string): HTMLElement[] {
    return all(this.place, ".cw-choice").filter(
      (choice) => choice.closest<HTMLElement>(".cw-node")?.dataset["node"] === node,
    );
  }

  private said(node: string): Node[] {
    const step = all(this.place, ".cw-node").find((each) => each.dataset["node"] === node);
    return all(step ?? this.place, ".cw-say")
      .slice(0, 1)
      .map((say) => say.cloneNode(true));
  }

  private told(node: string, choice: HTMLElement): Node[] {
    const text = all(choice, ".cw-choice__t").map((part) => part.cloneNode(true));
    return [
      ...this.said(node),
      make("div", { class: "cw-say cw-say--me" }, make("small", {}, this.words("me")), ...text),
    ];
  }

  private ask(node: string): void {
    this.ended = node === "end";
    this.replies.replaceChildren();
    if (this.ended) return this.replies.append(make("p", { class: "cw-kick" }, this.words("part_in_talk")));
    this.chat.append(...this.said(node));
    for (const choice of this.choices(node)) {
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
  }

  private choose(turn: Turn): void {
    this.go([...this.turns, turn]);
    this.changed();
    this.replies.focus();
  }
}
