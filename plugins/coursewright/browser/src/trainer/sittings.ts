/** What each learner answered first, by tests: what all figures are made of; knows no page. */

import { isObject, readRecord } from "../record.ts";
import type { Attempt, Credit } from "../record.ts";
import { compare } from "./learners.ts";
import type { Course } from "./course.ts";
import type { Graded } from "./grades.ts";
import type { Learner } from "./learners.ts";

/** A learner's first answer to a question in one of its revisions; `x` is the credit as a share, 0 to 1. */
export interface Answered {
  readonly learner: string;
  readonly question: string;
  readonly rev: string;
  readonly x: number;
  readonly a: unknown;
  readonly lang: string;
  /** Milliseconds spent; 0 where nobody counted. */
  readonly ms: number;
  /** How sure the learner was: 3 sure, 2 fairly, 1 a guess; 0 where it was not asked. */
  readonly sure: number;
}

/** A lesson's quiz, a scenario or an assessment with all first answers of the class. */
export interface Taken {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly page: string;
  /** Whether it was taught before: of a test without a pass mark nobody has to know anything yet. */
  readonly taught: boolean;
  readonly questions: readonly string[];
  readonly answers: readonly Answered[];
}

/** All tests with what was answered in them; those that nobody has answered are left out. */
export function takenBy(
  learners: readonly Learner[],
  graded: readonly Graded[],
  course: Course,
): readonly Taken[] {
  const first = new Map<string, Answered[]>();
  for (const learner of learners) {
    for (const answered of firstAnswers(learner, course)) {
      const rows = first.get(answered.question) ?? [];
      first.set(answered.question, [...rows, answered]);
    }
  }
  const tests = course.tests.map(({ page = "", ...test }) => ({
    ...test,
    page,
    taught: true,
    answers: test.questions.flatMap((name) => first.get(name) ?? []),
  }));
  const exams = course.exams.map(({ id, title, page = "", items, least }) => ({
    id,
    title,
    module: "",
    page,
    taught: least > 0,
    questions: Object.keys(items).sort((a, b) => numberOf(course, a) - numberOf(course, b)),
    answers: examAnswers(id, learners, graded, course),
  }));
  return [...tests, ...exams].filter(({ answers }) => answers.length);
}

function numberOf(course: Course, question: string): number {
  return course.questions[question]?.n ?? 0;
}

/** The first answers of one learner to graded questions, those whose record can be read. */
export function firstAnswers(learner: Learner, course: Course): readonly Answered[] {
  const found: Answered[] = [];
  for (const [name, text] of learner.entries) {
    const question = name.slice(2);
    if (!name.startsWith("q/") || !course.questions[question]?.points) continue;
    const record = readRecord(text);
    if (record.is !== "record") continue;
    const { first, rev } = record.record;
    if (first?.got[1]) found.push(answeredOf(learner.key, question, rev, first));
  }
  return found;
}

function answeredOf(learner: string, question: string, rev: string, first: Attempt): Answered {
  const { a, got, lang, ms, sure = 0 } = first;
  return { learner, question, rev, x: shareOf(got), a, lang, ms, sure };
}

function shareOf([got, of]: Credit): number {
  return got / of;
}

/** The answers to an assessment, each learner's first attempt that is there. */
function examAnswers(
  exam: string,
  learners: readonly Learner[],
  graded: readonly Graded[],
  course: Course,
): Answered[] {
  return learners.flatMap(({ key, handIns }) => {
    const own = graded.filter(({ handIn }) => handIn.assessment === exam && handIns.includes(handIn));
    const [first] = own.sort((a, b) => a.handIn.n - b.handIn.n || a.handIn.handed - b.handIn.handed);
    if (!first) return [];
    return first.credits
      .filter(({ of }) => of)
      .map(({ question, got, of }) => {
        const given = first.handIn.answers[question];
        const rev = course.questions[question]?.rev ?? "";
        const lang = given?.lang ?? first.handIn.lang;
        return { learner: key, question, rev, x: got / of, a: given?.a ?? null, lang, ms: 0, sure: 0 };
      });
  });
}

/** Answers by what they have in common, in the order of the keys. */
export function grouped<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].sort(([a], [b]) => compare(a, b));
}

/** The tokens that an answer picked; none of a kind without choices. */
export function picked({ a }: Answered): readonly string[] {
  if (typeof a === "boolean") return [String(a)];
  if (typeof a === "string") return [a];
  return Array.isArray(a) ? a.filter((token): token is string => typeof token === "string") : [];
}

/** Whether a value is a text that was typed, by field: the raw texts. */
export function typed({ a }: Answered): readonly string[] {
  return isObject(a) ? Object.values(a).filter((text): text is string => typeof text === "string") : [];
}
