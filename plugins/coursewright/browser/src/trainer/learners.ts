/** Who sent which files: those of one learner become one, by the rules of an import; knows no page. */

import { mergeEntry } from "../merge.ts";
import { namesOf, revisionsOf } from "./course.ts";
import type { Course } from "./course.ts";
import type { HandIn, ProgressFile } from "./results.ts";

/** One learner: a name ("" if no file tells one), a key that tells it from others, all that was kept, all handed in. */
export interface Learner {
  readonly key: string;
  readonly name: string;
  readonly seed: string;
  readonly files: readonly string[];
  readonly entries: ReadonlyMap<string, string>;
  readonly handIns: readonly HandIn[];
}

type Known = ProgressFile | HandIn;

/** The name in a file, else the one that the file has, unless pages gave it; "" for none. */
export function nameIn(result: Known, course: string): string {
  return result.name || nameOfFile(result.file, course, result.is === "hand-in" ? result.assessment : "");
}

/** What systems put behind the name of a second file, Windows in Chinese, too. */
const COPY = /\s*([(\uff08]\d+[)\uff09]|- (\u526f\u672c|copy).*|[ _-]copy( \d+)?)$/i;

/** What a file is called, without its ending and what systems add to a second copy. */
function nameOfFile(file: string, course: string, assessment: string): string {
  const stem = file
    .replace(/^.*[\\/]/, "")
    .replace(/\.[a-z]{1,5}$/i, "")
    .replace(COPY, "")
    .trim();
  const given = [`${course}-progress`, ...(assessment ? [`${assessment}-`] : [])];
  return given.some((start) => stem.toLowerCase().startsWith(start)) ? "" : stem;
}

/** A name as it is compared: width, case and white space do not count. */
export function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * The learners of some files, in the order of their keys. Files belong to one learner who has the same seed or the
 * same name in them; two papers of one test under one name are two people's.
 */
export function learnersOf(results: readonly Known[], course: Course): readonly Learner[] {
  const sorted = [...results].sort((a, b) => compare(a.file, b.file));
  const groups: Known[][] = [];
  for (const result of sorted) {
    const marks = marksOf(result, course.course);
    const own: Known[] = [result];
    const alike = groups.filter((group) =>
      group.some((other) => marksOf(other, course.course).some((mark) => marks.includes(mark))),
    );
    for (const group of alike) {
      if (group.some((other) => own.some((one) => areTwoPapers(one, other)))) continue;
      groups.splice(groups.indexOf(group), 1);
      own.unshift(...group);
    }
    groups.push(own);
  }
  const learners = groups.map((group) => asLearner(group, course));
  return learners.map((learner) => toldApart(learner, learners)).sort((a, b) => compare(a.key, b.key));
}

/** Whether both are sheets of paper of one test with other answers: nobody hands in two of them. */
function areTwoPapers(a: Known, b: Known): boolean {
  return isPaper(a) && isPaper(b) && a.assessment === b.assessment && a.check !== b.check;
}

/** Whether a hand-in was read from paper, which tells no time. */
function isPaper(result: Known): result is HandIn {
  return result.is === "hand-in" && !result.handed;
}

/** A learner with a name behind which its file stands, where another one has that name, too. */
function toldApart(learner: Learner, learners: readonly Learner[]): Learner {
  if (learners.every((other) => other === learner || other.key !== learner.key)) return learner;
  const file = learner.files[0]!;
  return { ...learner, key: `${learner.key} ${file}`, name: learner.name && `${learner.name} (${file})` };
}

/** Below 0 if the first stands before the second, by their code units: the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function marksOf(result: Known, course: string): string[] {
  const name = folded(nameIn(result, course));
  const seed = result.is === "progress" ? result.seed : "";
  return [...(name ? [`name ${name}`] : []), ...(seed ? [`seed ${seed}`] : []), `file ${result.file}`];
}

function asLearner(group: readonly Known[], course: Course): Learner {
  const progress = group.filter((result) => result.is === "progress");
  const typed = group.find(({ name }) => name)?.name;
  const name = typed ?? group.map((result) => nameIn(result, course.course)).find(Boolean) ?? "";
  const seed = progress.map((result) => result.seed).find(Boolean) ?? "";
  return {
    key: folded(name) || `~${seed || group[0]!.file}`,
    name,
    seed,
    files: group.map(({ file }) => file),
    entries: progress.reduce<ReadonlyMap<string, string>>(
      (all, { entries }) => merged(all, entries, course),
      new Map(),
    ),
    handIns: withoutDoubles(group.filter((result) => result.is === "hand-in")),
  };
}

/** Entries of two files as one, questions under today's names. */
function merged(
  mine: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  course: Course,
): ReadonlyMap<string, string> {
  const [names, revs] = [namesOf(course), revisionsOf(course)];
  const all = new Map(mine);
  for (const [name, text] of theirs) {
    const now = name.startsWith("q/") ? `q/${names.get(name.slice(2)) ?? name.slice(2)}` : name;
    const together = mergeEntry(now, all.get(now) ?? null, text, revs);
    if (together !== null) all.set(now, together);
  }
  return all;
}

function withoutDoubles(handIns: readonly HandIn[]): readonly HandIn[] {
  const byCheck = new Map(handIns.map((handIn) => [`${handIn.assessment} ${handIn.check}`, handIn]));
  return [...byCheck.values()].sort((a, b) => a.n - b.n || a.handed - b.handed);
}
