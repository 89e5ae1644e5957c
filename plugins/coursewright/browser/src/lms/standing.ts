/** How far somebody is in the lessons of a package. Knows no page and no platform. */

import type { Found } from "../course/course.ts";
import type { LessonFacts } from "../course/facts.ts";
import { readLesson } from "../lesson.ts";
import { isObject } from "../record.ts";
import { isToday, recordOf } from "../review/rows.ts";
import type { Store } from "../store.ts";
import type { Reached, Standing } from "./session.ts";

/** A lesson of the package, and the questions of the quizzes that stand in it. */
export interface Part {
  readonly lesson: LessonFacts;
  readonly questions: readonly Found[];
}

/** How far one is, never less than what was `reached` before. */
export function standingOf(parts: readonly Part[], store: Store, reached: Reached): Standing {
  const rows = parts.map(({ lesson, questions }) => stateOf(readLesson(store, lesson.slug), questions));
  const judged = rows.flatMap(({ passed }) => (passed === null ? [] : [passed]));
  const passed = judged.length ? judged.every(Boolean) && rows.every(({ answered }) => answered) : null;
  const done = rows.every((row) => row.done);
  return {
    done: reached.done || done,
    passed: reached.passed || passed,
    failed: done && passed === false && !reached.passed,
    score: scoreOf(parts, store),
  };
}

interface State {
  readonly answered: boolean;
  readonly done: boolean;
  readonly passed: boolean | null;
}

function stateOf({ done, quizzes }: Readonly<Record<string, unknown>>, questions: readonly Found[]): State {
  const kept = isObject(quizzes) ? quizzes : {};
  const rows = [...new Set(questions.map(({ quiz }) => quiz.id))].map((id) => kept[id]);
  const answered = rows.every((row) => isObject(row) && row["percent"] !== undefined);
  const passed = rows.length ? rows.every((row) => isObject(row) && row["passed"] === true) : null;
  return { answered, done: done !== undefined && answered, passed };
}

/** The best of each question that gives points, weighed by these; what has no answer has none. */
function scoreOf(parts: readonly Part[], store: Store): number | null {
  const graded = parts.flatMap(({ questions }) => questions.filter((row) => row.graded));
  const points = graded.reduce((sum, row) => sum + row.points, 0);
  if (!points) return null;
  const got = graded.reduce((sum, row) => {
    const record = recordOf(store, row);
    const [right, of] = record && isToday(record, row) ? record.best : [0, 0];
    return sum + (of ? (row.points * right) / of : 0);
  }, 0);
  return got / points;
}
