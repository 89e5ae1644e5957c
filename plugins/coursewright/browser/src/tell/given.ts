/** What the build puts before this script: the course, where its author is told, and the words. */

/** See site/tell.py. */
export interface Given {
  readonly course: string;
  readonly version: string;
  readonly language: string;
  /** `report:` of course.yml; empty: a line to copy is all there is. */
  readonly report: string;
  readonly words: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    readonly coursewrightTell?: Given;
  }
}
