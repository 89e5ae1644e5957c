/** What the build puts before this script: the course, its words, whether there is a worker to keep pages. */

/** See site/offline.py. */
export interface Given {
  readonly course: string;
  readonly worker: boolean;
  readonly words: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    readonly coursewrightKeep?: Given;
  }
}
