/** The edge of a page: registers `cw-quiz`, hands in clock, storage and seed; exports what scripts of single pages use. */

import { digest } from "./seal.ts";
import { placeNotices } from "./notices.ts";
import { Progress, nameOf } from "./progress.ts";
import { Quiz } from "./quiz.ts";
import { openStore } from "./store.ts";
import { readWords } from "./words.ts";

export { all, icon, make, unsealed } from "./dom.ts";
export { KINDS } from "./kinds/index.ts";
export { note } from "./note.ts";
export { download } from "./notices.ts";
export { bar } from "./result.ts";
export { digest, openCapsule } from "./seal.ts";
export { Sheet } from "./sheet.ts";
export { readWords } from "./words.ts";

const courses = new Map<string, Progress>();
const now = (): number => Date.now();
const surface = { now, pagesApart: location.protocol === "file:" && /firefox/i.test(navigator.userAgent) };

/** The progress of a quiz's course; the first quiz of a page gets its notices. */
export function progressOf(quiz: HTMLElement): Progress {
  const course = quiz.dataset["course"] ?? "";
  const known = courses.get(course);
  if (known) return known;
  const store = openStore(course, () => localStorage, () => sessionStorage);
  const progress = new Progress(store, course, freshSeed);
  courses.set(course, progress);
  placeNotices(quiz, progress, readWords(quiz), surface);
  return progress;
}

/** 32 hex digits from the best source of chance there is; all browsers have it on plain http, too. */
function freshSeed(): string {
  try {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join("");
  } catch {
    return digest(`${now()} ${performance.now()} ${Math.random()} ${Math.random()}`).slice(0, 32);
  }
}

/** The element; what is in it is driven once, however often it is moved. */
class QuizElement extends HTMLElement {
  quiz: Quiz | null = null;

  connectedCallback(): void {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin());
    else this.begin();
  }

  private begin(): void {
    this.quiz = this.quiz ?? new Quiz(this, progressOf(this), readWords(this), now);
  }
}

if (!customElements.get("cw-quiz")) {
  customElements.define("cw-quiz", QuizElement);
  window.addEventListener("storage", (event) => {
    for (const [course, progress] of courses) {
      const name = nameOf(event.key, course);
      if (name !== null || event.key === null) progress.changed(name);
    }
  });
}
