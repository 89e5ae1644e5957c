/** What a question knows beside itself: who it is, in which course and language, and the clock. */

import type { Fits } from "./answers.ts";
import type { Asked, Progress } from "./progress.ts";
import type { Words } from "./words.ts";

/**
 * What a question's quiz tells it; `inQuiz` is whether there is something to go on to, `again` whether each can be done
 * again by itself.
 */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly words: Words;
  readonly progress: Progress;
  readonly lang: string;
  readonly inQuiz: boolean;
  readonly again: boolean;
  /** The address of what a question that stands alone leads on to; empty, if there is nothing. */
  readonly on: string;
}

/** The name, the revision and the former names of a `cw-question`, and what its answers look like. */
export function askedBy({ dataset }: HTMLElement, fits: Fits): Asked {
  const { question = "", rev = "", minor = "", was = "", tokens = "" } = dataset;
  const names = was.split(" ").filter(Boolean);
  return {
    id: question,
    rev,
    minor: minor.split(" "),
    was: names,
    first: names[names.length - 1] ?? question,
    tokens,
    fits,
  };
}
