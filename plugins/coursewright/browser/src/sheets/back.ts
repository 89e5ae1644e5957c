/**
 * What was written before the lesson told anything stands again, beside the model. The contract is
 * quiz/back.py's.
 */

import { all, make } from "../dom.ts";
import { isObject } from "../record.ts";
import type { Shared } from "../main.ts";

declare const coursewright: Shared;

/** What the capsule of a place holds. */
interface Held {
  readonly model?: string;
  readonly rubric?: Readonly<Record<string, string>>;
}

/** Drives one `.cw-back`. */
export class Back {
  private readonly host: HTMLElement;
  private readonly opened: Held | null;

  constructor(host: HTMLElement) {
    const { course = "", question = "", lang = "", seal = "" } = host.dataset;
    this.host = host;
    this.opened = coursewright.openCapsule(
      seal,
      coursewright.contextOf(course, question, lang),
    ) as Held | null;
    // The question itself, whose notices and progress these are, stands further up.
    const quiz = all(document, "cw-quiz").find((row) => row.dataset["course"] === course);
    const progress = quiz && coursewright.progressOf(quiz);
    const refresh = (): void => this.show(progress?.store.read(`q/${question}`) ?? null);
    progress?.watch((name) => (name === null || name === `q/${question}`) && refresh());
    this.part("button").addEventListener("click", () => this.tell());
    refresh();
  }

  private part(selector: string): HTMLElement {
    return this.host.querySelector<HTMLElement>(selector)!;
  }

  /** What is kept, as a text beside the model; nothing is told to who wrote nothing. */
  private show(kept: string | null): void {
    const text = writtenIn(kept);
    const words = coursewright.readWords(this.host);
    const own = this.part(".cw-back__own");
    own.hidden = !text;
    this.part(".cw-back__none").hidden = Boolean(text);
    own.replaceChildren(make("b", { class: "h" }, words("own")), make("p", {}, text));
    if (text) this.tell();
    else this.part("button").hidden = !this.part(".cw-back__model").hidden;
  }

  private tell(): void {
    const words = coursewright.readWords(this.host);
    const place = this.part(".cw-back__model");
    const rows = Object.values(this.opened?.rubric ?? {}).map((html) =>
      make("li", {}, coursewright.unsealed(html)),
    );
    place.replaceChildren(
      make("b", { class: "h" }, words("model")),
      make("div", {}, coursewright.unsealed(this.opened?.model ?? "")),
    );
    if (rows.length) place.append(make("b", { class: "h" }, words("rubric")), make("ul", {}, ...rows));
    place.hidden = false;
    this.part("button").hidden = true;
  }
}

/** The text in a kept record of a reflection; empty where there is none. */
export function writtenIn(kept: string | null): string {
  try {
    const record: unknown = JSON.parse(kept ?? "");
    const last = isObject(record) ? record["last"] : null;
    const answer = isObject(last) ? last["a"] : null;
    const text = isObject(answer) ? answer["text"] : "";
    return typeof text === "string" ? text : "";
  } catch {
    return "";
  }
}
