/** Learners by modules. */

import { make } from "../dom.ts";
import type { Course } from "./course.ts";
import { saveCsv } from "./files.ts";
import { passOf } from "./grades.ts";
import type { Pass } from "./grades.ts";
import type { Learner } from "./learners.ts";
import type { Person, Standing } from "./people.ts";
import { button, percent, quiet, section, state, table } from "./shown.ts";
import type { Cell } from "./shown.ts";
import { words } from "./words.ts";

/** The mark and the tone of what is said of an exam. */
const MARKS: Readonly<Record<Pass, readonly [mark: string, tone: string]>> = {
  passed: ["pass", "good"],
  not_passed: ["wrong", "bad"],
  no_pass_mark: ["minus", ""],
};

/** What a learner is called on the page. */
export function called({ name, seed, files }: Learner): string {
  return name || words("nameless", { which: seed.slice(0, 4) || (files[0] ?? "") });
}

/** The table of learners by modules. */
export function classSection(people: readonly Person[], course: Course): HTMLElement {
  const columns = [
    { head: words("learner"), names: true },
    ...course.modules.map(({ title }, at) => ({ head: words("module", { n: at + 1, title }), number: true })),
    { head: words("whole"), number: true },
    { head: words("sure_wrong"), number: true },
    ...(course.exams.length ? [{ head: words("exams") }] : []),
  ];
  const rows = people.map((person) => personRow(person, course));
  return section(
    "class",
    words("class"),
    make("p", { class: "quiet" }, words("class_how")),
    table(words("class"), columns, rows),
    make(
      "p",
      { class: "acts" },
      button("down", words("csv_class"), () => saveClass(people, course)),
    ),
  );
}

function personRow({ learner, modules, all, sureWrong, exams }: Person, course: Course): readonly Cell[] {
  const files = learner.files.length > 1 ? [quiet(words("files", { n: learner.files.length }))] : [];
  const passes = exams.map(({ exam, score, handIn }) => {
    const says = passOf(exam, score.passed);
    const result = { exam: exam.title, p: score.whole.percent, n: handIn.n, says: words(says) };
    const [mark, tone] = MARKS[says];
    return state(mark, tone, words("exam_result", result));
  });
  return [
    [called(learner), ...files],
    ...modules.map(standing),
    standing(all),
    String(sureWrong),
    ...(course.exams.length ? [passes] : []),
  ];
}

function standing({ done, lessons, got, of, answered }: Standing): Cell {
  if (!done && !answered) return "";
  return [
    words("done_of", { done, lessons }),
    ...(of ? [make("b", {}, percent(got / of)), quiet(words("answers", { n: answered }))] : []),
  ];
}

function saveClass(people: readonly Person[], course: Course): void {
  const heads = [
    words("learner"),
    ...course.modules.flatMap(({ title }) => [words("csv_done", { title }), words("csv_score", { title })]),
    words("csv_done", { title: words("whole") }),
    words("csv_score", { title: words("whole") }),
    words("sure_wrong"),
    ...course.exams.flatMap(({ title }) => [title, words("csv_passed", { title })]),
  ];
  const rows = people.map(({ learner, modules, all, sureWrong, exams }) => [
    called(learner),
    ...[...modules, all].flatMap(({ done, got, of }) => [done, of ? got / of : ""]),
    sureWrong,
    ...course.exams.flatMap((exam) => {
      const last = [...exams].reverse().find((graded) => graded.exam === exam);
      return last ? [last.score.whole.percent, words(passOf(exam, last.score.passed))] : ["", ""];
    }),
  ]);
  saveCsv(`${course.course}-class.csv`, [heads, ...rows]);
}
