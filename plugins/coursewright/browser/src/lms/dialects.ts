/** How SCORM 1.2 and SCORM 2004 call things, and how each says what. */

import {
  clock,
  moment,
  plainAnswer,
  plainPattern,
  plainType,
  richAnswer,
  richPattern,
  span,
  timeOfDay,
} from "./forms.ts";
import type { Answered, Reached, Standing } from "./session.ts";

/** One version of SCORM: how its calls and fields are called, and how it says what. */
export interface Dialect {
  /** The name of the platform's object. */
  readonly api: string;
  /** What its calls begin with. */
  readonly prefix: "LMS" | "";
  readonly end: "Finish" | "Terminate";
  readonly fields: Readonly<
    Record<"learner" | "language" | "mode" | "page" | "time" | "exit" | "score" | "answer" | "when", string>
  >;
  readonly room: number;
  readonly pageRoom: number;
  readonly longest: (ms: number) => string;
  readonly when: (at: number) => string;
  readonly wrong: "wrong" | "incorrect";
  readonly leave: string;
  answer(answered: Answered): readonly (readonly [name: string, value: string])[];
  standing(standing: Standing): readonly (readonly [name: string, value: string])[];
  /** How far one was, at the start. */
  reached(get: (name: string) => string): Reached;
}

/** SCORM 1.2 (ADL, 2001): the runtime environment's data model. */
export const SCORM_12: Dialect = {
  api: "API",
  prefix: "LMS",
  end: "Finish",
  fields: {
    learner: "cmi.core.student_id",
    language: "cmi.student_preference.language",
    mode: "cmi.core.lesson_mode",
    page: "cmi.core.lesson_location",
    time: "cmi.core.session_time",
    exit: "cmi.core.exit",
    score: "cmi.core.score.",
    answer: "student_response",
    when: "time",
  },
  room: 4096,
  pageRoom: 255,
  longest: clock,
  when: timeOfDay,
  wrong: "wrong",
  leave: "suspend",
  answer({ type, response, right }) {
    const pattern = right && plainPattern(type, right);
    return [
      ["type", plainType(type)],
      ...(pattern ? [["correct_responses.0.pattern", pattern] as const] : []),
      ["student_response", plainAnswer(type, response)],
    ];
  },
  standing({ done, passed, failed, score }) {
    const ended = passed === null ? "completed" : failed ? "failed" : "";
    const status = passed ? "passed" : done ? ended : "incomplete";
    const marks = score === null ? [] : scoreOf("cmi.core.score.", score);
    // What a platform calls done, though not all is answered today, stays as it calls it.
    return status ? [...marks, ["cmi.core.lesson_status", status]] : marks;
  },
  reached(get) {
    const status = get("cmi.core.lesson_status");
    return { done: ["passed", "completed", "failed"].includes(status), passed: status === "passed" };
  },
};

/** SCORM 2004, 4th edition (ADL, 2009). */
export const SCORM_2004: Dialect = {
  api: "API_1484_11",
  prefix: "",
  end: "Terminate",
  fields: {
    learner: "cmi.learner_id",
    language: "cmi.learner_preference.language",
    mode: "cmi.mode",
    page: "cmi.location",
    time: "cmi.session_time",
    exit: "cmi.exit",
    score: "cmi.score.",
    answer: "learner_response",
    when: "timestamp",
  },
  room: 64_000,
  pageRoom: 1000,
  longest: span,
  when: moment,
  wrong: "incorrect",
  leave: "suspend",
  answer: (answered) => [
    ["type", answered.type],
    ["description", answered.stem.slice(0, 250)],
    ...(answered.right
      ? [["correct_responses.0.pattern", richPattern(answered, answered.right)] as const]
      : []),
    ["learner_response", richAnswer(answered, answered.response)],
  ],
  standing({ done, passed, failed, score }) {
    const marks =
      score === null
        ? []
        : [
            ...scoreOf("cmi.score.", score),
            ["cmi.score.scaled", `${Math.round(score * 1e4) / 1e4}`] as const,
          ];
    const judged = passed ? "passed" : failed ? "failed" : "";
    return [
      ...marks,
      ["cmi.completion_status", done ? "completed" : "incomplete"],
      ...(judged ? [["cmi.success_status", judged] as const] : []),
    ];
  },
  reached: (get) => ({
    done: get("cmi.completion_status") === "completed",
    passed: get("cmi.success_status") === "passed",
  }),
};

function scoreOf(prefix: string, score: number): readonly (readonly [string, string])[] {
  return [
    [`${prefix}min`, "0"],
    [`${prefix}max`, "100"],
    [`${prefix}raw`, decimal(score * 100)],
  ];
}

/** A number with two decimals at most. */
export function decimal(number: number): string {
  return `${Math.round(number * 100) / 100}`;
}
