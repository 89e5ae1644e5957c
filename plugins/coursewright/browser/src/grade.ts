/**
 * What every kind's grader returns; graders know no page, and give what Python's give (tests/cases/grade).
 */

/** What was right, wrong or missed; what was rightly left alone is not listed. */
export type Mark = "right" | "wrong" | "missed";

/** Credit as integers, a mark for each token, and which named wrong answer was given. */
export interface Grade {
  readonly got: number;
  readonly of: number;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly slips: Readonly<Record<string, string>>;
}

/** How many were right, missed, wrong. */
export function countMarks(grade: Grade): Record<Mark, number> {
  const counts = { right: 0, missed: 0, wrong: 0 };
  for (const mark of Object.values(grade.marks)) counts[mark]++;
  return counts;
}

/** The grade of a question where one of some choices is right: `picked` is empty for nothing. */
export function gradeOne(right: string, picked: string): Grade {
  if (picked === right) return { got: 1, of: 1, marks: { [right]: "right" }, slips: {} };
  return {
    got: 0,
    of: 1,
    marks: { [right]: "missed", ...(picked && { [picked]: "wrong" as const }) },
    slips: {},
  };
}
