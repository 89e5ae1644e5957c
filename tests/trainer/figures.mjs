// All figures of a class as JSON: `node figures.mjs CONTENTS FOLDER`, bundled by the tests.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { gradeHandIn } from "../../plugins/coursewright/browser/src/trainer/grades.ts";
import { analysed } from "../../plugins/coursewright/browser/src/trainer/analysis.ts";
import { learnersOf } from "../../plugins/coursewright/browser/src/trainer/learners.ts";
import { peopleOf } from "../../plugins/coursewright/browser/src/trainer/people.ts";
import { readResult } from "../../plugins/coursewright/browser/src/trainer/results.ts";
import { takenBy } from "../../plugins/coursewright/browser/src/trainer/sittings.ts";
import { verdictOf } from "../../plugins/coursewright/browser/src/trainer/verdicts.ts";

const [contents, folder] = process.argv.slice(2);
const course = JSON.parse(readFileSync(contents, "utf8"));
const results = readdirSync(folder).map((name) =>
  readResult(name, readFileSync(path.join(folder, name), "utf8"), course.course),
);
const learners = learnersOf(
  results.filter(({ is }) => is !== "refused"),
  course,
);
const graded = learners.flatMap(({ handIns }) => handIns.map((handIn) => gradeHandIn(handIn, course)));
const tests = takenBy(learners, graded, course).map((taken) => analysed(taken, course));
const people = peopleOf(learners, graded, course);
process.stdout.write(
  JSON.stringify({
    refused: results.filter(({ is }) => is === "refused").length,
    tests: tests.map(({ taken, items, ...rest }) => ({
      id: taken.id,
      ...rest,
      items: items.map((item) => ({ ...item, verdict: verdictOf(item) })),
    })),
    people: people.map(({ learner, exams, ...rest }) => ({
      name: learner.name,
      ...rest,
      exams: exams.map(({ score }) => ({
        percent: score.whole.percent,
        passed: score.passed,
        parts: score.parts.map(({ percent }) => percent),
      })),
    })),
  }),
);
