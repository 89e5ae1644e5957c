/** A question as practice and exams both have it: its form, its kind, its capsule. */

import type { Grade } from "./grade.ts";
import { KINDS } from "./kinds/index.ts";
import type { Kind, Opened } from "./kinds/kind.ts";
import { contextOf, openCapsule } from "./seal.ts";
import { Sheet } from "./sheet.ts";

/** One `cw-question`; without kind or capsule it cannot be graded. */
export class Card {
  readonly host: HTMLElement;
  readonly sheet: Sheet;
  readonly kind: Kind | undefined;
  readonly opened: Opened | null;

  constructor(host: HTMLElement, course: string, lang: string) {
    const { type = "", seal = "", question = "" } = host.dataset;
    this.host = host;
    this.kind = KINDS.get(type);
    this.opened = openCapsule(seal, contextOf(course, question, lang)) as Opened | null;
    this.sheet = new Sheet(host);
  }

  /** The grade of an answer; undefined where this page knows no key. */
  grade(answer: unknown): Grade | undefined {
    return this.opened ? this.kind?.grade(this.opened.key, answer) : undefined;
  }
}
