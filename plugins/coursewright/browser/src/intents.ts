/** What the script of pledges gives to the first one. */

import type { Progress } from "./progress.ts";
import type { Words } from "./words.ts";

/** What the first script has of it: a way to get it, and then its part. */
export interface Lent extends Partial<Intents> {
  loaded(name: string): Promise<unknown>;
}

/** Its part of `coursewright`. */
export interface Intents {
  intentPanel(
    lesson: string,
    progress: Progress,
    words: Words,
    now: () => number,
    onrole: () => void,
  ): HTMLElement;
}
