/** What a question knows beside itself: who it is, in which course and language, and the clock. */

import type { Asked, Progress } from "./progress.ts";
import type { Words } from "./words.ts";

/** What a question's quiz tells it; `inQuiz` is whether there is something to go on to. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly words: Words;
  readonly progress: Progress;
  readonly lang: string;
  readonly inQuiz: boolean;
}

/** The name, the revision and the former names of a `cw-question`. */
export function askedBy({ dataset }: HTMLElement): Asked {
  const { question = "", rev = "", was = "" } = dataset;
  return { id: question, rev, was: was.split(" ").filter(Boolean) };
}
