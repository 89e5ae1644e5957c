/** Photographs of answer sheets: what reads them is loaded when the first one is there. */

import { make } from "../dom.ts";
import type { PaperDesk } from "../scan/desk.ts";
import type { Course } from "./course.ts";
import type { HandIn, Refused } from "./results.ts";
import { words } from "./words.ts";

/** Beside the page: the sheets of the course, the reader of codes, that of sheets. */
const SCRIPTS = ["sheets.js", "photo.js", "scan.js"];

/** Whether a file is a picture or a scanner's PDF, by its type, else by its ending. */
export function isPicture({ type, name }: File): boolean {
  return type.startsWith("image/") || /\.(jpe?g|png|webp|hei[cf]|avif|dng|gif|tiff?|bmp|pdf)$/i.test(name);
}

/** The photographs of the page. */
export class Photos {
  /** Where their papers are shown. */
  readonly place = make("div", { class: "papers" });
  /** How many pictures are read: what is said of it is heard in the status, so this is for eyes alone. */
  readonly bar = make("progress", { "aria-hidden": "true", hidden: true }) as HTMLProgressElement;
  private readonly course: Course;
  private readonly tell: (text: string) => void;
  private readonly changed: () => void;
  private desk: PaperDesk | null = null;
  private missing: readonly Refused[] = [];

  constructor(course: Course, tell: (text: string) => void, changed: () => void) {
    this.course = course;
    this.tell = tell;
    this.changed = changed;
  }

  get unsaved(): boolean {
    return this.desk?.unsaved ?? false;
  }

  get handIns(): readonly HandIn[] {
    return this.desk?.handIns ?? [];
  }

  get refused(): readonly Refused[] {
    return [...this.missing, ...(this.desk?.refused ?? [])];
  }

  clear(): void {
    this.missing = [];
    this.desk?.clear();
  }

  /** Read photographs. */
  async add(files: readonly File[]): Promise<void> {
    this.tell(words("reading", { n: files.length }));
    this.desk ??= await this.open();
    if (this.desk) return this.desk.add(files);
    this.missing = files.map(({ name }) => ({ is: "refused", file: name, why: "photo_missing" }));
    this.changed();
  }

  private async open(): Promise<PaperDesk | null> {
    await Promise.all(SCRIPTS.map(load));
    const { coursewrightScan: open, coursewrightSheets: printed, coursewrightPhoto: codes } = window;
    if (!open || !printed || !codes) return null;
    const { course, place, tell, changed } = this;
    const reach = (done: number, all: number): void => {
      this.bar.hidden = done >= all;
      this.bar.max = Math.max(all, 1);
      this.bar.value = done;
    };
    return open({ course, place, tell, changed, reach }, printed, ({ width, height, data }) =>
      codes(width, height, data),
    );
  }
}

/** Load a script that stands beside the page. */
function load(src: string): Promise<unknown> {
  return new Promise((done) => {
    const script = make("script", { src });
    script.onload = script.onerror = done;
    document.head.append(script);
  });
}
