/** What a question kind is in the browser: one row of functions, the same for each. */

import type { Fits } from "../answers.ts";
import type { State } from "../feedback.ts";
import type { Grade } from "../grade.ts";
import type { QuestionRecord } from "../record.ts";
import type { Words } from "../words.ts";

type Texts = Readonly<Record<string, string>>;

/** What an opened capsule holds: the key, and HTML by token. */
export interface Opened {
  readonly key: unknown;
  readonly why?: Texts;
  readonly slips?: Readonly<Record<string, Texts>>;
  readonly explain?: string;
  /** A word that fills a blank. */
  readonly answer?: Texts;
  /** A reflection's model answer; those of lines to be rewritten. */
  readonly model?: string;
  readonly models?: Texts;
  /** A reflection's rubric by number. */
  readonly rubric?: Texts;
  /** A dialogue: what happens after a reply, because of what; endings by number; what to take back. */
  readonly happens?: Texts;
  readonly because?: Texts;
  readonly bands?: Texts;
  readonly debrief?: string;
  /** Without this question right, the quiz is not passed. */
  readonly must?: boolean;
}

/** What a kind that works the page before a check is given; `done` ends an attempt. */
export interface Desk {
  readonly words: Words;
  readonly opened: Opened;
  readonly done: () => void;
}

/** How one kind is read, restored, graded and shown; `grade` speaks JSON values and knows no page. */
export interface Kind {
  /** Whether a kept answer has the shape of this kind's; what has another one is damaged. */
  readonly fits: Fits;
  /** Whether an answer has parts, which stay in the form for the next try. */
  readonly parts?: boolean;
  /** Whether an answer is in words, and so belongs to one language. */
  readonly typed?: boolean;
  /** Whether it has no Check: its own buttons end an attempt, and it tells all at once. */
  readonly own?: boolean;
  /** Whether an answer grows after its check, as a reflection's ticks do. */
  readonly grows?: boolean;
  /** The state while there is an answer that nobody has checked; `chosen` if left out. */
  readonly begun?: State;
  /** Words for: how many parts were right, what is missing, the button that checks. */
  readonly counts?: string;
  readonly missing?: string;
  readonly check?: string;
  /** How many parts have no answer yet, where all must have one before a check, and the word that says so. */
  readonly left?: { readonly word: string; count(form: HTMLFormElement): number };
  /** Make the form's parts work that need a script; called once. */
  prepare?(form: HTMLFormElement, desk: Desk): void;
  /** The answer in the form; null while there is nothing to check. */
  read(form: HTMLFormElement): unknown;
  /** Put an answer into the form; null empties it. */
  write(form: HTMLFormElement, answer: unknown, words: Words): void;
  grade(key: unknown, answer: unknown): Grade;
  /** Write what a trainer said of an answer (a kept text), below it. */
  mark?(form: HTMLFormElement, kept: string | null, record: QuestionRecord, words: Words): void;
  /**
   * Write verdicts and reasons (marked `data-shown`, `data-v`): for what was chosen only, or for everything (`full`).
   * What takes the focus after a check is given back; nothing, if it is the main button.
   */
  show(
    form: HTMLFormElement,
    grade: Grade,
    opened: Opened,
    full: boolean,
    words: Words,
    answer: unknown,
  ): HTMLElement | void;
}
