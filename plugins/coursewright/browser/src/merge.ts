/**
 * Two entries of one name as one, when progress is brought in from a file: whichever side imports, the same
 * comes out.
 */

import { mergeLearners } from "./learner.ts";
import { sectionsRead } from "./lesson.ts";
import { byTime, isObject, isWhole, mergeRecords, readRecord } from "./record.ts";

type Json = Readonly<Record<string, unknown>>;

/** By what a name begins with. */
const MERGES = new Map([
  ["l/", mergeLessons],
  ["w/", mergeSheets],
  ["x/", laterSitting],
  ["m/", laterMark],
]);

/**
 * What is to be kept under a name, null if what is there stays; `revs` are the page's revisions by question.
 */
export function mergeEntry(
  name: string,
  mine: string | null,
  theirs: string,
  revs: ReadonlyMap<string, string>,
): string | null {
  if (mine === null) return theirs;
  if (name.startsWith("q/")) return mergeQuestion(mine, theirs, revs.get(name.slice(2)));
  const merge = name === "me" ? mergeLearners : MERGES.get(name.slice(0, 2));
  const [a, b] = [mine, theirs].map(asValue);
  if (!merge || !isKnown(b)) return null;
  if (isKnown(a)) return JSON.stringify(merge(a, b));
  return isObject(a) && isWhole(a["v"]) && a["v"] > 1 ? null : theirs;
}

/** Whether a text may be kept under a name; `isOdd` is asked of a question's answers. */
export function isEntry(
  name: string,
  text: string,
  isOdd: (id: string, answer: unknown) => boolean,
): boolean {
  if (name.startsWith("kept/")) return true;
  if (!name.startsWith("q/")) {
    const value = asValue(text);
    return isObject(value) && isWhole(value["v"]);
  }
  const found = readRecord(text);
  if (found.is !== "record") return found.is === "newer";
  const { first, last, open } = found.record;
  return ![first?.a, last?.a, open].some((answer) => answer !== undefined && isOdd(name.slice(2), answer));
}

function mergeQuestion(mine: string, theirs: string, rev: string | undefined): string | null {
  const a = readRecord(mine);
  const b = readRecord(theirs);
  if (b.is !== "record" || a.is === "newer") return null;
  return a.is === "record" ? JSON.stringify(mergeRecords(a.record, b.record, rev)) : theirs;
}

function isKnown(value: unknown): value is Json {
  return isObject(value) && value["v"] === 1;
}

function mergeLessons(mine: Json, theirs: Json): Json {
  const merged: Record<string, unknown> = { ...theirs, ...mine };
  for (const [name, best] of [
    ["begun", Math.min],
    ["done", Math.min],
    ["at", Math.max],
  ] as const) {
    const times = [mine[name], theirs[name]].filter((time): time is number => typeof time === "number");
    if (times.length) merged[name] = best(...times);
  }
  const read = [...new Set([mine, theirs].flatMap(sectionsRead))].sort();
  if (read.length) merged["read"] = read;
  // Where one was, what one meant to do or took back, how each quiz stood: the last of each.
  const rows = latestOf(["here", "pledge"], mine, theirs);
  const [a, b] = [mine["quizzes"], theirs["quizzes"]].map((of) => (isObject(of) ? of : {}));
  const quizzes = latestOf(Object.keys({ ...a, ...b }).sort(), a!, b!);
  const asked = [...new Set([mine, theirs].flatMap(({ asked: names }) => textsIn(names)))].sort();
  if (asked.length) merged["asked"] = asked;
  const seen = laterTimes(mine["seen"], theirs["seen"]);
  if (seen) merged["seen"] = seen;
  return { ...merged, ...rows, ...(Object.keys(quizzes).length && { quizzes }) };
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((name): name is string => typeof name === "string") : [];
}

/** Of each change the later time that it was read at. */
function laterTimes(mine: unknown, theirs: unknown): Json | undefined {
  const [a, b] = [mine, theirs].map((times) => (isObject(times) ? times : {}));
  const names = [...new Set([...Object.keys(a!), ...Object.keys(b!)])].sort();
  const later = (name: string): number => Math.max(Number(a![name]) || 0, Number(b![name]) || 0);
  return names.length ? Object.fromEntries(names.map((name) => [name, later(name)])) : undefined;
}

/** By some names the later of two entries each. */
function latestOf(names: readonly string[], mine: Json, theirs: Json): Json {
  const rows = names.map((name) => [name, [mine[name], theirs[name]].filter(isObject).sort(byTime).pop()]);
  return Object.fromEntries(rows.filter(([, late]) => late));
}

/** What a trainer said of a text last. */
function laterMark(mine: Json, theirs: Json): Json {
  return byTime(mine, theirs) < 0 ? theirs : mine;
}

/** A worksheet's cells, those of the later one before those of the earlier one. */
function mergeSheets(mine: Json, theirs: Json): Json {
  const rows = [mine, theirs].sort(byTime);
  const [early, late] = rows.map(({ cells }) => (isObject(cells) ? cells : {}));
  const cells: Record<string, unknown> = { ...early, ...late };
  // Of one second, the greater text of each cell: what came of a merge is then the same after the next one.
  if (mine["at"] === theirs["at"])
    for (const [name, text] of Object.entries(early!))
      if (String(text) > String(cells[name])) cells[name] = text;
  return { ...rows[1], cells };
}

/**
 * A sitting of an assessment is one piece: the later attempt, the one handed in, the fuller one, the one
 * begun first.
 */
function laterSitting(mine: Json, theirs: Json): Json {
  const [a, b] = [rankOf(mine), rankOf(theirs)];
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return (at < 0 ? byTime(mine, theirs) < 0 : a[at]! > b[at]!) ? mine : theirs;
}

/** The more, the earlier; none is the latest. */
function earlier(time: unknown): number {
  return typeof time === "number" ? 1 / (1 + Math.abs(time)) : 0;
}

function rankOf({ n, handed, start, answers }: Json): number[] {
  return [
    typeof n === "number" ? n : 0,
    earlier(handed),
    isObject(answers) ? Object.keys(answers).length : 0,
    earlier(start),
  ];
}

/** A stored text as an object, or as it is. */
export function asValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : text;
  } catch {
    return text;
  }
}
