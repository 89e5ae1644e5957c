/** The figures of a whole test on first attempts: its questions, scores, and how well it agrees with itself; knows no page. */

import type { Course } from "./course.ts";
import { LEAST, itemOf } from "./items.ts";
import type { ItemFigures } from "./items.ts";
import { compare } from "./learners.ts";
import { grouped } from "./sittings.ts";
import type { Answered, Taken } from "./sittings.ts";
import { mean, reliability } from "./statistics.ts";
import type { Reliability } from "./statistics.ts";

/** A rest of fewer questions tells nothing about a learner. */
const LEAST_REST = 3;

/** A test's figures. */
export interface TestFigures {
  readonly taken: Taken;
  readonly learners: number;
  /** Mean credit of the learners' first answers, as a share. */
  readonly score: number;
  readonly items: readonly ItemFigures[];
  /** Of the largest group that answered the same questions: how many they are, and of how many questions. */
  readonly reliability: (Reliability & { readonly n: number; readonly questions: number }) | null;
  readonly same: number;
}

/** All figures of a test. */
export function analysed(taken: Taken, course: Course): TestFigures {
  const byLearner = grouped(taken.answers, ({ learner }) => learner);
  const rest = restsOf(byLearner.map(([, rows]) => rows));
  const order = new Map(taken.questions.map((name, at) => [name, at]));
  const items = grouped(taken.answers, ({ question, rev }) => `${question} ${rev}`)
    .map(([, rows]) => itemOf(rows, rest, course))
    .sort(
      (a, b) =>
        order.get(a.question)! - order.get(b.question)! ||
        Number(b.current) - Number(a.current) ||
        compare(a.rev, b.rev),
    );
  const shares = byLearner.map(([, rows]) => mean(rows.map(({ x }) => x)));
  return {
    taken,
    learners: byLearner.length,
    score: mean(shares),
    items,
    ...agreement(byLearner.map(([, rows]) => rows)),
  };
}

/** By answer: the mean credit of the same learner's other answers, null where they are too few. */
function restsOf(learners: readonly (readonly Answered[])[]): ReadonlyMap<Answered, number | null> {
  const rests = new Map<Answered, number | null>();
  for (const rows of learners) {
    for (const row of rows) {
      const others = rows.filter((other) => other !== row).map(({ x }) => x);
      rests.set(row, others.length < LEAST_REST ? null : mean(others));
    }
  }
  return rests;
}

function nameOf({ question, rev }: Answered): string {
  return `${question} ${rev}`;
}

/** Alpha of the largest group of learners that answered the same questions in the same revisions. */
function agreement(learners: readonly (readonly Answered[])[]): Pick<TestFigures, "reliability" | "same"> {
  const sets = grouped(learners, (rows) => rows.map(nameOf).sort(compare).join("\n"));
  const [largest] = [...sets].sort(
    ([a, one], [b, two]) => two.length - one.length || two[0]!.length - one[0]!.length || compare(a, b),
  );
  const group = largest?.[1] ?? [];
  if (group.length < LEAST.alpha) return { reliability: null, same: group.length };
  const rows = group.map((own) => [...own].sort((a, b) => compare(nameOf(a), nameOf(b))).map(({ x }) => x));
  const found = reliability(rows);
  return {
    reliability: found && { ...found, n: group.length, questions: rows[0]!.length },
    same: group.length,
  };
}
