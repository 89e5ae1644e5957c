/** How a lesson or a conversation stands, from what is kept of it; knows no page. */

import { isObject, isWhole } from "../record.ts";
import { sectionsRead } from "../lesson.ts";
import type { Standing } from "../lesson.ts";

/** Not begun, begun, read to its end, passed. */
export type State = "empty" | "half" | "full" | "pass";

/** A stop of the route: its state, when it was last touched (seconds; 0: never), where to go on in its page. */
export interface Stop {
  readonly state: State;
  readonly at: number;
  /** The place in the page, an id; empty: its beginning. */
  readonly to: string;
  /** The quiz that was begun, while it is not passed. */
  readonly quiz: Standing | null;
  /** The score of the quizzes that were finished, the mean of them; null: none was. */
  readonly percent: number | null;
  /** Sections that were read. */
  readonly read: number;
}

type Kept = Readonly<Record<string, unknown>>;

/** How the quizzes of a record stand, by name; what is no standing is left out. */
export function standingsOf({ quizzes }: Kept): Map<string, Standing & { readonly at: number }> {
  const rows = Object.entries(isObject(quizzes) ? quizzes : {});
  return new Map(
    rows.flatMap(([name, row]) =>
      isObject(row) && isWhole(row["n"]) && isWhole(row["of"])
        ? [[name, { ...row, at: Number(row["at"]) || 0 } as unknown as Standing & { readonly at: number }]]
        : [],
    ),
  );
}

/** The stop of a record; `quizzes` are those of its page by name, which all have to be passed. */
export function stopOf(record: Kept, quizzes: readonly string[]): Stop {
  const standings = standingsOf(record);
  const own = quizzes.flatMap((name) => standings.get(name) ?? []);
  const open = own.find(({ passed }) => !passed) ?? null;
  const done = own.filter(({ percent }) => isWhole(percent));
  const read = sectionsRead(record).length;
  const passed = quizzes.length > 0 && own.length === quizzes.length && !open;
  const begun = read > 0 || own.length > 0;
  return {
    state: passed ? "pass" : record["done"] ? "full" : begun ? "half" : "empty",
    at: isWhole(record["at"]) ? record["at"] : 0,
    to: passed ? "" : (open?.to ?? placeIn(record)),
    quiz: open,
    percent: done.length
      ? Math.floor(done.reduce((sum, { percent }) => sum + percent!, 0) / done.length)
      : null,
    read,
  };
}

function placeIn({ here }: Kept): string {
  return isObject(here) && typeof here["to"] === "string" ? here["to"] : "";
}

/** Whether nothing is left to do: passed, or read where there is no quiz. */
export function isBehind({ state }: Stop, quizzes: readonly string[]): boolean {
  return state === "pass" || (state === "full" && !quizzes.length);
}

/** Whether a lesson counts as learned where others require it: read to its end, or passed. */
export function isLearned({ state }: Stop): boolean {
  return state === "full" || state === "pass";
}

/** Minutes that a stop of some minutes still takes, about: its text and its questions count half each. */
export function minutesLeft(minutes: number, stop: Stop, quizzes: readonly string[]): number {
  if (isBehind(stop, quizzes)) return 0;
  const { quiz, state } = stop;
  const text = state === "full" || quiz ? 0 : minutes / (quizzes.length ? 2 : 1);
  const questions = quizzes.length ? (minutes / 2) * (quiz ? 1 - quiz.n / Math.max(1, quiz.of) : 1) : 0;
  return Math.max(1, Math.round(text + questions));
}

/** Where to go on: the stop under way that was touched last, else the first that is not behind; -1: all are. */
export function goOnAt(stops: readonly Stop[], behind: readonly boolean[]): number {
  const open = stops.map((stop, i) => (behind[i] || stop.state === "empty" ? 0 : 1 + stop.at));
  const last = Math.max(0, ...open);
  return last ? open.indexOf(last) : behind.indexOf(false);
}
