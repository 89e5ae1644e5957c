/** The edge of a page: registers `cw-quiz`, hands in clock, storage and seed; lends what scripts of single pages use. */

import type { Files } from "./files/main.ts";
import { Figure } from "./figure.ts";
import { all, icon, make, unsealed } from "./dom.ts";
import { KINDS } from "./kinds/index.ts";
import { note } from "./note.ts";
import { tellOpened } from "./opened.ts";
import { placeNotices } from "./notices.ts";
import { Progress, nameOf } from "./progress.ts";
import { Quiz } from "./quiz.ts";
import { bar } from "./result.ts";
import { contextOf, digest, openCapsule } from "./seal.ts";
import { Sheet } from "./sheet.ts";
import { MARK, openStore } from "./store.ts";
import { readWords } from "./words.ts";

const courses = new Map<string, Progress>();
const now = (): number => Date.now();
const src = (document.currentScript as HTMLScriptElement | null)?.src.replace(/[^/]*$/, "cw-files.js");
let files: Promise<Files> | undefined;
/** When the page was opened, in milliseconds. */
const since = Math.max(1, now());

/** The progress of a quiz's course; the first quiz of a page gets its notices. */
function progressOf(quiz: HTMLElement): Progress {
  const course = quiz.dataset["course"] ?? "";
  const known = courses.get(course);
  if (known) return known;
  const store = openStore(course, () => localStorage, () => sessionStorage);
  const progress = new Progress(store, course, freshSeed, since);
  courses.set(course, progress);
  placeNotices(quiz, progress, readWords(quiz), now, withFiles);
  return progress;
}

/** Call a function with what the second script gives, which stands beside this one and is loaded when it is first wanted. */
function withFiles(use: (files: Files) => void): void {
  files = files ?? new Promise((done) => {
    const script = make("script", { src }) as HTMLScriptElement;
    script.onload = () => done((shared as Shared & { files: Files }).files);
    document.head.append(script);
  });
  if (src) void files.then(use);
}

function markNow(): string | null {
  try {
    return localStorage.getItem(MARK);
  } catch {
    return null;
  }
}

/** 32 hex digits from the best source of chance there is; all browsers have it on plain http, too. */
function freshSeed(): string {
  try {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join("");
  } catch {
    return digest(`${now()} ${performance.now()} ${Math.random()} ${Math.random()}`).slice(0, 32);
  }
}

/** An element; what is in it is driven once, however often it is moved. */
function define(name: string, drive: (host: HTMLElement) => unknown): void {
  class Driven extends HTMLElement {
    private driver: unknown = null;

    connectedCallback(): void {
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin());
      else this.begin();
    }

    private begin(): void {
      this.driver = this.driver ?? drive(this);
    }
  }
  customElements.define(name, Driven);
}

const shared = { KINDS, Sheet, all, bar, contextOf, digest, icon, make, note, openCapsule, progressOf, readWords, tellOpened, unsealed };
/** What scripts of single pages use: the global `coursewright`. */
export type Shared = typeof shared;

if (!customElements.get("cw-quiz")) {
  Object.assign(window, { coursewright: shared });
  // A page of the same folder that holds this one in a frame wants to know whether both see one storage.
  if (location.protocol === "file:" && parent !== window) parent.postMessage({ coursewright: markNow() }, "*");
  // Figures first: a question marks in them what is chosen.
  define("cw-figure", (host) => new Figure(host));
  define("cw-quiz", (host) => new Quiz(host, progressOf(host), readWords(host), now));
  window.addEventListener("storage", (event) => {
    for (const [course, progress] of courses) {
      const name = nameOf(event.key, course);
      if (name !== null || event.key === null) progress.changed(name);
    }
  });
}
