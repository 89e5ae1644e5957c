/** Learners by modules: how far they are, and what their first answers earned; knows no page. */

import { asValue } from "../merge.ts";
import { isObject } from "../record.ts";
import type { Course } from "./course.ts";
import type { Graded } from "./grades.ts";
import type { Learner } from "./learners.ts";
import { firstAnswers } from "./sittings.ts";

/** Lessons done of all; points of first answers of those to get in what was answered; how many graded questions. */
export interface Standing {
  readonly done: number;
  readonly lessons: number;
  readonly got: number;
  readonly of: number;
  readonly answered: number;
}

/** A learner's row. */
export interface Person {
  readonly learner: Learner;
  readonly modules: readonly Standing[];
  readonly all: Standing;
  readonly sureWrong: number;
  readonly exams: readonly Graded[];
}

/** A row a learner, modules in the order of the course. */
export function peopleOf(
  learners: readonly Learner[],
  graded: readonly Graded[],
  course: Course,
): readonly Person[] {
  const moduleOf = new Map(
    course.tests.flatMap(({ questions, module }) => questions.map((name) => [name, module] as const)),
  );
  return learners.map((learner) => {
    const answers = firstAnswers(learner, course);
    const modules = course.modules.map(({ id, lessons }) => {
      const own = answers.filter(({ question }) => moduleOf.get(question) === id);
      const points = own.map(({ question, x }) => [course.questions[question]!.points, x] as const);
      return {
        done: lessons.filter((slug) => isDone(learner, slug)).length,
        lessons: lessons.length,
        got: points.reduce((sum, [worth, x]) => sum + worth * x, 0),
        of: points.reduce((sum, [worth]) => sum + worth, 0),
        answered: own.length,
      };
    });
    return {
      learner,
      modules,
      all: modules.reduce(together, { done: 0, lessons: 0, got: 0, of: 0, answered: 0 }),
      sureWrong: answers.filter(({ sure, x }) => sure === 3 && x < 1).length,
      exams: graded.filter(({ handIn }) => learner.handIns.includes(handIn)),
    };
  });
}

function isDone(learner: Learner, slug: string): boolean {
  const entry = asValue(learner.entries.get(`l/${slug}`) ?? "");
  return isObject(entry) && typeof entry["done"] === "number";
}

function together(a: Standing, b: Standing): Standing {
  return {
    done: a.done + b.done,
    lessons: a.lessons + b.lessons,
    got: a.got + b.got,
    of: a.of + b.of,
    answered: a.answered + b.answered,
  };
}
