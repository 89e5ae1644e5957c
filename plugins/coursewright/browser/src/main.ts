/** The edge of a page: hands in clock, storage and seed; lends what scripts of single pages use. */

import * as answers from "./answers.ts";
import { Card } from "./card.ts";
import { dayOf, daysOf } from "./days.ts";
import { define } from "./define.ts";
import type { Files } from "./files/files.ts";
import { driveFigure } from "./figure.ts";
import * as dom from "./dom.ts";
import { around, reason, texts, verdict } from "./kinds/choices.ts";
import { KINDS } from "./kinds/index.ts";
import { SCRIPTS, STYLED } from "./kinds/table.ts";
import { keepLesson, keepRead, readLesson, sectionsRead } from "./lesson.ts";
import { note } from "./note.ts";
import { tellOpened } from "./opened.ts";
import { placeNotices } from "./notices.ts";
import { Progress, nameOf } from "./progress.ts";
import { Question } from "./question.ts";
import { Quiz } from "./quiz.ts";
import { recall } from "./recall.ts";
import { byTime, isFull, isObject, isWhole, mergeRecords, readRecord } from "./record.ts";
import { contextOf, digest, openCapsule } from "./seal.ts";
import { signed } from "./signed.ts";
import { MARK, openStore } from "./store.ts";
import { voiceOf } from "./voice.ts";
import { readWords } from "./words.ts";

const courses = new Map<string, Progress>();
const now = (): number => Date.now();
/** The address of this script: others stand beside it. */
const own = (document.currentScript as HTMLScriptElement | null)?.src ?? "";
/** The address of the root of this language's site, with a slash at its end; empty where nobody knows it. */
export const root = own && new URL("../../", own).href;
const loading = new Map<string, Promise<unknown>>();
/** When the page was opened, in milliseconds. */
const since = Math.max(1, now());

/** The progress of a quiz's course; the first quiz of a page gets its notices. */
export function progressOf(quiz: HTMLElement): Progress {
  const course = quiz.dataset["course"] ?? "";
  const known = courses.get(course);
  if (known) return known;
  const shelf = openStore(
    course,
    () => localStorage,
    () => sessionStorage,
  );
  const progress = new Progress(shelf, course, freshSeed, since);
  courses.set(course, progress);
  placeNotices(quiz, progress, readWords(quiz), now, withFiles);
  return progress;
}

/** Load a script that stands beside this one, if it stands anywhere; what is not there is missed where it is used. */
export function loaded(name: string): Promise<unknown> {
  if (!own) return Promise.resolve();
  const known =
    loading.get(name) ??
    new Promise((done) => {
      const script = dom.make("script", { src: own.replace(/[^/]*$/, name) });
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  loading.set(name, known);
  return known;
}

/** Call a function with what the script of few pages gives, which is loaded when it is first wanted. */
function withFiles(use: (files: Files) => void): void {
  if (own) void loaded("cw-files.js").then(() => use((shared as Shared & { files: Files }).files));
}

/**
 * Load the scripts and styles of the kinds that some questions have; null where all scripts are there. The build's pages
 * have tags for theirs, those of a bare engine have none.
 */
export function kindsFor(...questions: readonly HTMLElement[]): Promise<unknown> | null {
  const types = questions.map(({ dataset }) => dataset["type"] ?? "");
  for (const type of STYLED)
    if (own && types.includes(type) && !document.querySelector(`link[href$="cw-${type}.css"]`)) {
      const href = own.replace(/[^/]*\/[^/]*$/, `stylesheets/cw-${type}.css`);
      document.head.append(dom.make("link", { rel: "stylesheet", href }));
    }
  const missing = types.flatMap((type) => (own && !KINDS.has(type) && SCRIPTS[type]) || []);
  return missing.length ? Promise.all(missing.map(loaded)) : null;
}

/** Drive a quiz once all its kinds are there. */
function driveQuiz(host: HTMLElement): void {
  const drive = (): void => recall(new Quiz(host, progressOf(host), readWords(host), now));
  const missing = kindsFor(...dom.all(host, "cw-question"));
  if (missing) void missing.then(drive);
  else drive();
}

/** Worksheets, and what comes back: at once where they may have something to show, else when one comes near. */
function offerSheets(): void {
  const places = dom.all(document, ".cw-work, .cw-back");
  if (!own || !places.length) return;
  const near = new IntersectionObserver(
    (rows) => rows.some(({ isIntersecting }) => isIntersecting) && void loaded("cw-sheets.js"),
    { rootMargin: "100%" },
  );
  if (isWritten()) void loaded("cw-sheets.js");
  else for (const place of places) near.observe(place);
}

/** Whether something is kept that was written, or answered. */
function isWritten(): boolean {
  try {
    return Object.keys(localStorage).some((key) => /^coursewright\/.*\/[wq]\//.test(key));
  } catch {
    return true;
  }
}

/** Reading aloud comes with the first voice that can do it; browsers look for voices when they are asked. */
function offerAloud(): void {
  const { speechSynthesis: speech } = window as Partial<Window>;
  if (!own || !speech || !document.querySelector(".cw-learn")) return;
  const look = (): void => void (voiceOf(speech) && loaded("cw-aloud.js"));
  // Not every browser lets one listen to this in the usual way.
  speech.onvoiceschanged = look;
  look();
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
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      (byte + 256).toString(16).slice(1),
    ).join("");
  } catch {
    return digest(`${now()} ${performance.now()} ${Math.random()} ${Math.random()}`).slice(0, 32);
  }
}

const shared = {
  ...answers,
  ...dom,
  Card,
  KINDS,
  MARK,
  Question,
  around,
  byTime,
  contextOf,
  dayOf,
  daysOf,
  define,
  digest,
  isFull,
  isObject,
  isWhole,
  keepLesson,
  keepRead,
  kindsFor,
  loaded,
  mergeRecords,
  note,
  openCapsule,
  openStore,
  progressOf,
  readLesson,
  readRecord,
  readWords,
  reason,
  root,
  sectionsRead,
  signed,
  tellOpened,
  texts,
  verdict,
  voiceOf,
};
/** What scripts of single pages use: the global `coursewright`. */
export type Shared = typeof shared;
/** A script of single pages, waiting for what this one lends. */
type Late = (lend: () => Shared) => void;

if (!customElements.get("cw-quiz")) {
  const page = window as {
    coursewright?: Shared;
    coursewrightLate?: { push(late: Late): void } & Iterable<Late>;
  };
  const begin = (late: Late): void => late(() => shared);
  page.coursewright = shared;
  for (const late of page.coursewrightLate ?? []) begin(late);
  page.coursewrightLate = Object.assign([], { push: begin });
  // A page of the same folder that holds this one in a frame wants to know whether both see one storage.
  if (location.protocol === "file:" && parent !== window)
    parent.postMessage({ coursewright: markNow() }, "*");
  // Figures first: a question marks in them what is chosen.
  define("cw-figure", driveFigure);
  define("cw-quiz", driveQuiz);
  offerSheets();
  offerAloud();
  window.addEventListener("storage", (event) => {
    for (const [course, progress] of courses) {
      const name = nameOf(event.key, course);
      if (name !== null || event.key === null) progress.changed(name);
    }
  });
}
