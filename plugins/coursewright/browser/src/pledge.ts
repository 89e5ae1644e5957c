/**
 * What a lesson's reader means to do at work, in the lesson's record:
 * `l/<lesson>` = `{"v":1, …, "pledge":{"at":seconds,"role":"front-line","day":"2026-12-01","text":"…"}}`, with `done`
 * (seconds) once it was done; taken back: without role and day.
 */

import { keepLesson, readLesson } from "./lesson.ts";
import { isObject, isWhole } from "./record.ts";
import type { Store } from "./store.ts";

/** Whose sentence it is, by the role's id, and on which day, empty as long as none was chosen. */
export interface Pledge {
  readonly role: string;
  readonly day: string;
  /** What it says, and when it was done, in seconds; 0: not yet. */
  readonly text: string;
  readonly done: number;
}

const DAY = 86_400_000;

/** What was meant to be done; null, if nothing or no more. */
export function readPledge(store: Store, lesson: string): Pledge | null {
  const { pledge } = readLesson(store, lesson);
  if (!isObject(pledge) || typeof pledge["role"] !== "string") return null;
  const { role, day, text, done } = pledge;
  return {
    role,
    day: typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? day : "",
    text: typeof text === "string" ? text : "",
    done: isWhole(done) ? done : 0,
  };
}

/** Keep what is meant to be done, or that it is no more; `at` in seconds. */
export function writePledge(store: Store, lesson: string, pledge: Pledge | null, at: number): void {
  const { role, day, text, done } = pledge ?? {};
  const kept = { at, role, day: day || undefined, text: text || undefined, done: done || undefined };
  keepLesson(store, lesson, { pledge: kept }, at);
}

/** Tomorrow, and the Monday behind that, as days of the calendar where the learner is. */
export function daysAfter(now: number): { readonly tomorrow: string; readonly monday: string } {
  const days = Array.from({ length: 8 }, (_, i) => new Date(now + (i + 1) * DAY));
  return {
    tomorrow: calendarDay(days[0]!),
    monday: calendarDay(days.slice(1).find((day) => day.getDay() === 1)!),
  };
}

function calendarDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
