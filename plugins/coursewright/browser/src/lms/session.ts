/** What a learning platform is to a course: one session, whichever standard it speaks. */

/** The kinds of interaction that SCORM and xAPI know. */
export type Interaction =
  | "true-false"
  | "choice"
  | "fill-in"
  | "long-fill-in"
  | "matching"
  | "performance"
  | "sequencing"
  | "numeric";

/**
 * An answer, or the right one, as parts: one each for a choice, a text, a place in an order; a pair each for a row and
 * what it was given.
 */
export type Parts = readonly (string | readonly [string, string])[];

/** What a learner can point at, by its short name (`a`, `1`), with its words. */
export type Named = readonly (readonly [name: string, text: string])[];

/** One check of an answer. */
export interface Answered {
  /** `quiz.question`: letters, digits, hyphens and a full stop. */
  readonly id: string;
  readonly type: Interaction;
  readonly stem: string;
  readonly lang: string;
  readonly response: Parts;
  /** Null where there is none, or none that can be written down. */
  readonly right: Parts | null;
  /** Choices, or rows; what rows are given. */
  readonly choices: Named;
  readonly targets: Named;
  /** Credit: got of how much; 0 of 0 is neither right nor wrong. */
  readonly got: readonly [number, number];
  readonly points: number;
  /** Unix seconds. */
  readonly at: number;
  /** Milliseconds spent. */
  readonly ms: number;
}

/** How far somebody is in what a package holds. */
export interface Standing {
  /** Everything is read and answered. */
  readonly done: boolean;
  /** Null where nothing can be passed. */
  readonly passed: boolean | null;
  /** All is read and answered as it is today, and it is not passed. */
  readonly failed: boolean;
  /** What was got right of all that is graded, from 0 to 1; null where nothing is. */
  readonly score: number | null;
}

/** What was reached in sessions before: nobody loses it by opening the course again. */
export type Reached = Pick<Standing, "done"> & { readonly passed: boolean };

/** A session that has begun. */
export interface Session {
  /** Who learns, as the platform calls them. */
  readonly learner: string;
  /** The language that the learner wants, as the platform knows; empty where it does not. */
  readonly language: string;
  /** The text that was kept last, empty at first and null where it cannot be read; and the page that was open. */
  readonly kept: string | null;
  readonly page: string;
  readonly reached: Reached;
  /** How many signs a kept text may have. */
  readonly room: number;
  /** Whether what is answered counts: not for one who only looks around. */
  readonly counts: boolean;
  keep(text: string, page: string): void;
  answered(answer: Answered): void;
  stand(standing: Standing): void;
  /** Have it all stored; resolved with false where the platform does not. */
  commit(): Promise<boolean>;
  /** End it, for good or until the next time; nothing may follow. `leave` is whether a button asked for it. */
  end(leave: boolean): void;
}
