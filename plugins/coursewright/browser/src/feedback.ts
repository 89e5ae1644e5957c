/** What a question shows after what happened: its phase, its state, its buttons; knows no page. */

import { isFull } from "./record.ts";
import type { QuestionRecord } from "./record.ts";

/**
 * Waiting for a check; first feedback, on what was chosen, until something is changed; full feedback, on
 * everything.
 */
export type Phase = "open" | "checked" | "full";
/** What top row and map say. */
export type State =
  "empty" | "chosen" | "filled" | "talking" | "done" | "right" | "wrong" | "partly" | "shown" | "updated";
/** The buttons by `data-act`. */
export type Act = "again" | "show" | "check" | "next";

/** Mark and tone of each state. */
export const LOOKS: Readonly<Record<State, readonly [mark: string, tone: string]>> = {
  empty: ["empty", ""],
  chosen: ["empty", ""],
  filled: ["empty", ""],
  talking: ["half", "act"],
  done: ["full", "act"],
  right: ["pass", "good"],
  wrong: ["wrong", "bad"],
  partly: ["half", "care"],
  shown: ["hint", ""],
  updated: ["redo", "care"],
};

/** The phase after the last check: all is told if it was right, was shown, or leaves nothing to guess. */
export function phaseAfter(record: QuestionRecord, choices: number): Phase {
  if (!record.last) return "open";
  return isFull(record.last.got) || wasShown(record) || choices === 2 ? "full" : "checked";
}

/** The state after the last check. */
export function stateAfter(record: QuestionRecord): State {
  if (!record.last) return "empty";
  if (!record.last.got[1]) return "done";
  if (isFull(record.last.got)) return "right";
  if (wasShown(record)) return "shown";
  return record.last.got[0] ? "partly" : "wrong";
}

const DONE: ReadonlySet<State> = new Set(["done", "right", "wrong", "partly", "shown"]);

/** Whether a state says that there is an answer that counts. */
export function isDone(state: State): boolean {
  return DONE.has(state);
}

/** Whether a state leaves nothing to mend: all was right, or there is nothing to be right about. */
export function isGood(state: State): boolean {
  return state === "right" || state === "done";
}

function wasShown(record: QuestionRecord): boolean {
  return record.n > 0 && record.shown === record.n;
}

/**
 * The buttons of a phase, the main one last. What is wrong is mended where it stands; `misses` are wrong checks since the
 * question was opened, `anew` is whether it can be done again by itself.
 */
export function actsOf(phase: Phase, misses: number, inQuiz: boolean, anew: boolean): Act[] {
  if (phase !== "full") return misses > 1 ? ["show", "check"] : ["check"];
  const acts: Act[] = anew ? ["again"] : [];
  return inQuiz ? [...acts, "next"] : acts;
}
