/** The figures of one's own results, from what is kept. Knows no page and no clock. */

import type { Found } from "../course/course.ts";
import type { ModuleFacts } from "../course/facts.ts";
import { isFull } from "../record.ts";
import type { QuestionRecord } from "../record.ts";

/** Below this many answers a share says little. */
export const FEW = 10;

/** A question with what is kept of it; null: nothing, or of another revision. */
export interface Row {
  readonly found: Found;
  readonly record: QuestionRecord | null;
}

/** How many of some questions there are, were answered, were right at first and are right now. */
export interface Counts {
  readonly of: number;
  readonly answered: number;
  readonly first: number;
  readonly now: number;
}

/** A module's lessons and questions, and those of its objectives that something was answered of. */
export interface ModuleResult {
  readonly module: ModuleFacts;
  readonly passed: number;
  readonly counts: Counts;
  readonly objectives: readonly { readonly text: string; readonly counts: Counts }[];
}

/** What the counts of several questions add up to. */
export function countsOf(rows: readonly Row[]): Counts {
  const records = rows.flatMap(({ record }) => (record?.first && record.last ? [record] : []));
  return {
    of: rows.length,
    answered: records.length,
    first: records.filter(({ first }) => isFull(first!.got)).length,
    now: records.filter(({ last }) => isFull(last!.got)).length,
  };
}

/** The results of modules; `done` tells of a lesson by its slug whether it is passed. */
export function moduleResults(
  modules: readonly ModuleFacts[],
  rows: readonly Row[],
  done: (slug: string) => boolean,
): ModuleResult[] {
  return modules.map((module) => {
    const own = rows.filter(({ found }) => found.module === module.id);
    return {
      module,
      passed: module.lessons.filter(done).length,
      counts: countsOf(own),
      objectives: objectivesOf(own),
    };
  });
}

function objectivesOf(rows: readonly Row[]): ModuleResult["objectives"] {
  const groups = new Map<string, { text: string; rows: Row[] }>();
  for (const row of rows) {
    const { taught, objective, lesson } = row.found;
    const text = taught?.objectives.find(({ id }) => id === objective)?.text;
    const name = `${lesson}#${objective}`;
    if (text) groups.set(name, { text, rows: [...(groups.get(name)?.rows ?? []), row] });
  }
  return [...groups.values()]
    .map(({ text, rows: own }) => ({ text, counts: countsOf(own) }))
    .filter(({ counts }) => counts.answered);
}

/** Of the first answers given with a degree of confidence, how many there are and how many were right. */
export interface Sureness {
  readonly sure: 1 | 2 | 3;
  readonly n: number;
  readonly right: number;
}

/** How sure and how right first answers were, from a guess to sure. */
export function surenessOf(rows: readonly Row[]): Sureness[] {
  const firsts = rows.flatMap(({ record }) => (record?.first?.sure ? [record.first] : []));
  return ([1, 2, 3] as const).map((sure) => {
    const own = firsts.filter((first) => first.sure === sure);
    return { sure, n: own.length, right: own.filter(({ got }) => isFull(got)).length };
  });
}
