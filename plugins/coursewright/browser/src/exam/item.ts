/** One question of a form: its answer, and after handing in its credit and what it tells. */

import { Card } from "../card.ts";
import type { Words } from "../words.ts";
import type { Given } from "./attempt.ts";
import { plainJson } from "./attempt.ts";
import { make, unsealed } from "../dom.ts";
import { note } from "../note.ts";
import { tellOpened } from "../opened.ts";
import { digest } from "../seal.ts";
import type { Credit } from "./score.ts";
import { QuietTalk } from "./talk.ts";

/** What an item needs to know: its number in the form, where capsules are bound to. */
export interface Setting {
  readonly number: number;
  readonly course: string;
  readonly lang: string;
  readonly words: Words;
}

/** Drives one `cw-question`; tells of each change by `onchange`. */
export class Item extends Card {
  readonly name: string;
  /** Changes with the things that one can choose, not with their texts. */
  readonly shape: string;
  /** Whether there is an answer: `chosen`; a conversation is `talking` until it has ended. */
  state: "empty" | "talking" | "chosen" = "empty";
  onchange: () => void = () => undefined;
  private readonly setting: Setting;
  private readonly talk: QuietTalk | null;

  constructor(host: HTMLElement, setting: Setting) {
    const { question = "", shape = "" } = host.dataset;
    const { words, number, course, lang } = setting;
    super(host, course, lang);
    this.name = question;
    this.shape = shape;
    this.setting = setting;
    const kick = host.querySelector(".cw-kick");
    if (kick) kick.textContent = words("top", { n: number, kind: kick.textContent ?? "" });
    const place = host.querySelector<HTMLElement>(".cw-talk");
    this.talk = place && new QuietTalk(place, words, () => this.changed());
    if (!this.talk)
      this.kind?.prepare?.(this.sheet.form, {
        words,
        opened: this.opened ?? { key: null },
        done: () => undefined,
      });
    this.sheet.form.addEventListener("submit", (event) => event.preventDefault());
    this.sheet.form.addEventListener("input", () => this.changed());
  }

  get answered(): boolean {
    return this.state === "chosen";
  }

  /** What is kept of the answer, an unfinished conversation too. */
  get answer(): unknown {
    return (this.talk ? this.talk.way : this.kind?.read(this.sheet.form)) ?? null;
  }

  /** All names that the question has had, today's first. */
  get names(): readonly string[] {
    return [this.name, ...(this.host.dataset["was"] ?? "").split(" ")];
  }

  /** A digest of the key, if this page knows it. */
  get keyDigest(): string | null {
    return this.opened && digest(plainJson(this.opened.key)).slice(0, 8);
  }

  /**
   * What was kept under any name of the question, in today's tokens; nothing, if other things could be chosen
   * then.
   */
  givenIn(answers: Readonly<Record<string, Given>>): Given | undefined {
    const given = this.names.map((name) => answers[name]).find(Boolean);
    if (!given || (given.shape ?? this.shape) !== this.shape) return undefined;
    const now = new Map(
      (this.host.dataset["tokens"] ?? "").split(" ").map((pair) => pair.split(":") as [string, string]),
    );
    const text = JSON.stringify(given.a ?? null).replace(
      /"([0-9a-f]{6})"/g,
      (_, token: string) => `"${now.get(token) ?? token}"`,
    );
    const a: unknown = JSON.parse(text);
    return this.kind?.fits(a) ? { ...given, a } : undefined;
  }

  /** Put in what was kept; words of another language are not shown. */
  restore(given: Given | undefined): void {
    const answer = given && !(this.kind?.typed && given.lang !== this.setting.lang) ? given.a : null;
    if (this.talk) this.talk.go(answer);
    else this.kind?.write(this.sheet.form, answer, this.setting.words);
    this.showState();
  }

  /** The credit of the answer in the form; null if this page does not know the key. */
  get credit(): Credit | null {
    const { points = "1", module = "", least } = this.host.dataset;
    const grade = this.grade(this.answered ? this.answer : null);
    if (!grade || !this.opened) return null;
    const { got, of } = grade;
    const row = { points: Number(points), got, of, module };
    const worst = Number((this.opened.key as { worst?: number }).worst ?? 0);
    return least === undefined
      ? row
      : { ...row, least: Number(least), total: this.answered ? worst + got : null };
  }

  /** Show all there is to tell of the answer given. */
  tell(): void {
    const { words } = this.setting;
    const answer = this.answered ? this.answer : null;
    const grade = this.grade(answer);
    if (!grade || !this.kind || !this.opened) return;
    if (this.talk) {
      this.talk.remove();
      this.kind.prepare?.(this.sheet.form, { words, opened: this.opened, done: () => undefined });
      this.kind.write(this.sheet.form, answer, words);
    }
    const state = grade.got === grade.of ? "right" : grade.got ? "partly" : "wrong";
    this.sheet.setState(state, "full", words);
    if (!this.talk || answer !== null)
      this.kind.show(this.sheet.form, grade, this.opened, true, words, answer);
    if (!this.talk && this.opened.explain) {
      this.sheet.status.replaceChildren(
        note("hint", "", words("why"), make("div", {}, unsealed(this.opened.explain))),
      );
    }
    tellOpened(this.host);
  }

  private changed(): void {
    this.showState();
    this.onchange();
  }

  private showState(): void {
    const ended = this.talk ? this.talk.answer !== null : true;
    this.state = this.answer === null ? "empty" : ended ? "chosen" : "talking";
    this.sheet.setState(this.state, "open", this.setting.words);
  }
}
