/** Reads pieces one after the other and marks the one that is read. */

import { voiceOf } from "../voice.ts";
import type { Piece } from "./pieces.ts";

const MARK = "cw-said";

/** Whether nothing is read, something is, or it waits. */
export type State = "idle" | "on" | "paused";

/** Drives the browser's speech. */
export class Reader {
  state: State = "idle";
  private readonly speech: SpeechSynthesis;
  private readonly onchange: () => void;
  private pieces: readonly Piece[] = [];
  private at = 0;
  /** What is spoken now: a text that was called off ends, too. */
  private spoken: SpeechSynthesisUtterance | null = null;

  constructor(speech: SpeechSynthesis, onchange: () => void) {
    this.speech = speech;
    this.onchange = onchange;
    window.addEventListener("pagehide", () => this.stop());
  }

  /** Read from one of the pieces on. */
  start(pieces: readonly Piece[], at: number): void {
    this.pieces = pieces;
    this.at = at;
    this.speak();
  }

  /** Wait, or go on with the paragraph from its beginning: on phones a text that was held is gone. */
  pause(): void {
    if (this.state === "paused") return this.speak();
    this.hush("paused");
  }

  stop(): void {
    if (this.state === "idle") return;
    this.mark(null);
    this.hush("idle");
  }

  private hush(state: State): void {
    this.spoken = null;
    this.speech.cancel();
    this.turn(state);
  }

  private turn(state: State): void {
    this.state = state;
    this.onchange();
  }

  private speak(): void {
    const piece = this.pieces[this.at];
    const voice = voiceOf(this.speech);
    if (!piece || !voice) return this.stop();
    const spoken = new SpeechSynthesisUtterance(piece.text);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.onend = () => this.isSpoken(spoken) && this.goOn();
    spoken.onerror = () => this.isSpoken(spoken) && this.stop();
    this.spoken = spoken;
    this.speech.cancel();
    this.speech.speak(spoken);
    this.mark(piece.element);
    this.turn("on");
  }

  private isSpoken(spoken: SpeechSynthesisUtterance): boolean {
    return spoken === this.spoken;
  }

  private goOn(): void {
    this.at += 1;
    this.speak();
  }

  /** Follow what is read as long as the reader does: who has turned elsewhere is left there. */
  private mark(element: HTMLElement | null): void {
    const last = document.querySelector(`.${MARK}`);
    const follows = !last || isInView(last);
    last?.classList.remove(MARK);
    element?.classList.add(MARK);
    if (element && follows && !isInView(element))
      element.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && (top >= 0 || bottom > innerHeight / 2);
}
