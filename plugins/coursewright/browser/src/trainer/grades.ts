/** Hand-ins graded in the page, as `build.py grade` does it (quiz/assessment/hand_in.py); knows no page. */

import { addUp } from "../exam/score.ts";
import type { Credit, Score } from "../exam/score.ts";
import { GRADERS } from "../kinds/graders.ts";
import { shapeOf } from "../kinds/shapes.ts";
import { like } from "../kinds/table.ts";
import { isObject } from "../record.ts";
import { namesOf } from "./course.ts";
import type { Course, Exam, Item } from "./course.ts";
import type { HandIn, Refused } from "./results.ts";

/** A hand-in with what each of its questions earned, in the order asked, and what that adds up to. */
export interface Graded {
  readonly handIn: HandIn;
  readonly exam: Exam;
  readonly credits: readonly (Credit & { readonly question: string })[];
  readonly score: Score;
}

/** The score of a hand-in; why not, where it belongs to another version or its questions were edited since. */
export function gradeHandIn(handIn: HandIn, course: Course): Graded | Refused {
  const refuse = (why: Refused["why"], other?: string): Refused => ({
    is: "refused",
    file: handIn.file,
    why,
    ...(other && { other }),
  });
  if (handIn.version !== course.version) return refuse("version", handIn.version);
  const exam = course.exams.find(({ id }) => id === handIn.assessment);
  if (!exam) return refuse("foreign");
  const names = namesOf(course);
  const asked = handIn.asked ? Object.keys(handIn.asked) : exam.forms[handIn.form];
  if (!asked) return refuse("edited");
  const questions = [...new Set(asked.map((name) => names.get(name) ?? name))];
  const same = ([name, shape]: [string, string]): boolean =>
    exam.items[names.get(name) ?? name]?.shape === shape;
  if (handIn.asked && !Object.entries(handIn.asked).every(same)) return refuse("edited");
  if (!questions.every((name) => name in exam.items)) return refuse("edited");
  const given = new Map(Object.entries(handIn.answers).map(([name, row]) => [names.get(name) ?? name, row]));
  if ([...given.keys()].some((name) => !questions.includes(name))) return refuse("edited");
  const credits = questions.map((question) => ({
    question,
    ...creditOf(exam.items[question]!, course.questions[question]?.type ?? "", given.get(question)),
  }));
  const parts = exam.parts.map(([module, least]) => [module, least] as const);
  return { handIn, exam, credits, score: addUp(credits, exam.least, parts) };
}

function creditOf(
  { keys, points, module, least }: Item,
  type: string,
  given: { readonly a: unknown; readonly lang: string } | undefined,
): Credit {
  const key = keys[given?.lang ?? ""] ?? keys[""] ?? Object.values(keys)[0];
  const answer = given && shapeOf(type)?.(given.a) ? given.a : null;
  const { got, of, marks } = GRADERS[like(type)]!(key, answer);
  const ended = least !== undefined && Object.keys(marks).length > 0;
  const worst = isObject(key) ? Number(key["worst"] ?? 0) : 0;
  return {
    points,
    got,
    of,
    module,
    ...(least !== undefined && { least, total: ended ? worst + got : null }),
  };
}

/** Whether an exam was passed; of one without a pass mark nobody can say so. */
export type Pass = "passed" | "not_passed" | "no_pass_mark";

/** What is said of a result. */
export function passOf({ least, parts }: Pick<Exam, "least" | "parts">, passed: boolean): Pass {
  if (!least && !parts.some(([, own]) => own)) return "no_pass_mark";
  return passed ? "passed" : "not_passed";
}
