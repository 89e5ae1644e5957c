/** What a question kind is in the browser: one row of functions, the same for each. */

import type { Grade } from "../grade.ts";
import type { Words } from "../words.ts";

/** What an opened capsule holds: the key, and HTML by token. */
export interface Opened {
  readonly key: unknown;
  readonly why?: Readonly<Record<string, string>>;
  readonly slips?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly explain?: string;
  /** A word that fills a blank. */
  readonly answer?: Readonly<Record<string, string>>;
  /** Without this question right, the quiz is not passed. */
  readonly must?: boolean;
}

/** How one kind is read, restored, graded and shown; `grade` speaks JSON values and knows no page. */
export interface Kind {
  /** Whether an answer has parts, which are counted in feedback and stay in the form for the next try. */
  readonly parts?: boolean;
  /** Whether an answer is in words, and so belongs to one language. */
  readonly typed?: boolean;
  /** The answer in the form; null while there is nothing to check. */
  read(form: HTMLFormElement): unknown;
  /** Put an answer into the form; null empties it. */
  write(form: HTMLFormElement, answer: unknown): void;
  grade(key: unknown, answer: unknown): Grade;
  /** Write verdicts and reasons (marked `data-shown`, `data-v`): for what was chosen only, or for everything (`full`). */
  show(form: HTMLFormElement, grade: Grade, opened: Opened, full: boolean, words: Words): void;
}
