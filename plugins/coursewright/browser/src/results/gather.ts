/** From what is kept on this device to the results. */

import type { Course } from "../course/course.ts";
import type { CourseFacts } from "../course/facts.ts";
import { readAttempt } from "../exam/attempt.ts";
import { addUp } from "../exam/score.ts";
import type { Score } from "../exam/score.ts";
import { readLesson } from "../lesson.ts";
import { isToday, recordOf } from "../review/rows.ts";
import type { Store } from "../store.ts";
import { moduleResults } from "./figures.ts";
import type { ModuleResult, Row } from "./figures.ts";
import { isPassed } from "./passed.ts";

/** A test as it was handed in; without a score where a trainer grades it. */
export interface Test {
  readonly handed: number;
  readonly questions: number;
  readonly score: Score | null;
}

/** All that the page tells. */
export interface Results {
  readonly facts: CourseFacts;
  readonly rows: readonly Row[];
  readonly modules: readonly ModuleResult[];
  readonly tests: ReadonlyMap<string, Test>;
}

/** The results of a course; `tests` are the ids of assessments to look up. */
export async function gather(course: Course, store: Store, tests: readonly string[]): Promise<Results> {
  const facts = await course.facts();
  const found = await course.questionsOf(await course.ids());
  const rows = found.flatMap((row): Row[] => {
    if (!row.graded) return [];
    const record = recordOf(store, row);
    return [{ found: row, record: record && isToday(record, row) ? record : null }];
  });
  const ids = facts.modules.map(({ id }) => id);
  return {
    facts,
    rows,
    modules: moduleResults(facts.modules, rows, (slug) => isPassed(readLesson(store, slug))),
    tests: new Map(
      tests.flatMap((id) => {
        const test = testOf(store, id, ids);
        return test ? [[id, test] as const] : [];
      }),
    ),
  };
}

function testOf(store: Store, id: string, modules: readonly string[]): Test | null {
  const found = readAttempt(store.read(`x/${id}`));
  if (found.is !== "attempt" || found.attempt.handed === undefined) return null;
  const { handed, credits } = found.attempt;
  const parts = modules.map((module) => [module, 0] as const);
  return {
    handed,
    questions: credits?.length ?? 0,
    score: credits?.length ? addUp(credits, 0, parts) : null,
  };
}
