/** When a question is to come again, by what is kept of it. Knows no page and no clock: days are numbers. */

import { daysOf } from "../days.ts";
import type { Day } from "../days.ts";
import { isFull } from "../record.ts";
import type { QuestionRecord } from "../record.ts";
import { interval, recall, reviewed } from "./fsrs.ts";
import type { Memory, Rating } from "./fsrs.ts";

/** How reviews are planned: by a model of memory, or in boxes. */
export type Scheme = "fsrs" | "leitner";
/** Why a question is asked: it was wrong when it was answered last, that and thought sure, or its day has come. */
export type Why = "sure" | "missed" | "due";

/** Days that each box waits. */
const BOXES = [1, 3, 7, 21, 60] as const;

/** What is planned of a question that was answered. */
export interface Plan {
  /** The day that it is due on. */
  readonly due: number;
  /** How it was known last. */
  readonly last: Day;
  /** The recall that is expected on a day; null where boxes say nothing of it. */
  readonly recall: (day: number) => number | null;
}

/** The plan of a question; null where nothing was answered that could be right. */
export function planOf(record: QuestionRecord, scheme: Scheme): Plan | null {
  const days = daysOf(record);
  const last = days[days.length - 1];
  if (!last) return null;
  return scheme === "leitner" ? inBoxes(days, last) : byMemory(days, last);
}

/** Why a question is to be asked today; null: not today. */
export function whyNow(record: QuestionRecord, plan: Plan, today: number): Why | null {
  const wrong = record.last !== undefined && !isFull(record.last.got);
  if (!wrong && plan.due > today) return null;
  if (wrong ? record.last!.sure === 3 : plan.last[1] === 0) return "sure";
  return wrong || plan.last[1] === 1 ? "missed" : "due";
}

function byMemory(days: readonly Day[], last: Day): Plan {
  const memory = memoryOf(days);
  return {
    due: last[0] + interval(memory),
    last,
    recall: (day) => recall(memory, day - last[0]),
  };
}

/** The memory that days have left: each is a review, wrong ones thought sure are wrong ones. */
export function memoryOf(days: readonly Day[]): Memory {
  let memory: Memory | null = null;
  let before = 0;
  for (const [day, known] of days) {
    memory = reviewed(memory, Math.max(known, 1) as Rating, day - before);
    before = day;
  }
  return memory!;
}

/** A box further for each right answer in a row, from the first again after a wrong one. */
function inBoxes(days: readonly Day[], last: Day): Plan {
  const right = days.length - 1 - days.map(([, known]) => known > 1).lastIndexOf(false);
  const box = Math.min(Math.max(right, 1), BOXES.length) - 1;
  return { due: last[0] + BOXES[box]!, last, recall: () => null };
}
