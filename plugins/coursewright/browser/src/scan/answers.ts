/** A paper as a hand-in, as pages hand it in (scan/answers.py); what is open is not answered. */

import { plainJson } from "../exam/attempt.ts";
import { isObject } from "../record.ts";
import { digest } from "../seal.ts";
import type { Course } from "../trainer/course.ts";
import { keyOf } from "./papers.ts";
import type { Paper } from "./papers.ts";
import type { Asked } from "./plan.ts";

type Rows = ReadonlyMap<string, readonly string[]>;

/** How rows make an answer (quiz/given.py); `rows` has those that hold something. */
const TAKEN: Readonly<Record<string, (rows: Rows, names: readonly string[]) => unknown>> = {
  first: firstOf,
  all: (rows) => [...rows.values()][0],
  truth: (rows) => firstOf(rows) === "true",
  order: (rows, names) =>
    names.every((name) => rows.has(name)) ? names.map((name) => rows.get(name)![0]) : null,
  each: (rows) => eachOf(rows, String),
  ratings: (rows) => eachOf(rows, Number),
  text: (rows) => ({ text: [...rows.values()].map(([text]) => text).join(" "), ticks: [] }),
};

function firstOf(rows: Rows): string | undefined {
  return [...rows.values()][0]?.[0];
}

function eachOf<T>(rows: Rows, as: (value: string) => T): Record<string, T> {
  return Object.fromEntries([...rows].map(([name, values]) => [name, as(values[0]!)]));
}

/** The file that a paper makes: its text is what pages save. */
export function handInOf(paper: Paper, name: string, course: Course): Record<string, unknown> {
  const { form } = paper;
  const exam = course.exams.find(({ id }) => id === form.assessment)!;
  const answers = form.asked.flatMap((asked) => {
    const keys = exam.items[asked.question]?.keys ?? {};
    const answer = answerOf(asked, rowsOf(paper, asked), keys[form.language] ?? keys[""]);
    return answer === null ? [] : [[asked.question, { a: answer, lang: form.language }] as const];
  });
  const all = [...form.asked, ...form.off].map(({ question }) => question);
  const values = {
    format: "coursewright/hand-in",
    v: 1,
    course: course.course,
    version: course.version,
    assessment: form.assessment,
    form: form.form,
    lang: form.language,
    name,
    start: 0,
    paused: 0,
    handed: 0,
    n: 1,
    answers: Object.fromEntries(answers),
    asked: Object.fromEntries(all.map((question) => [question, exam.items[question]?.shape ?? ""])),
  };
  return { ...values, check: digest(plainJson(values)).slice(0, 8) };
}

/** What the rows of a question hold, as it was read or decided, in their order. */
function rowsOf({ sheets }: Paper, asked: Asked): Rows {
  const found = new Map<string, readonly string[]>();
  for (const { reading, decided } of sheets)
    for (const row of reading.rows.filter((own) => own.asked === asked)) {
      const values = decided.get(keyOf(row)) ?? (row.doubt ? [] : row.values);
      if (values.length) found.set(row.row.name, values);
    }
  return new Map(
    asked.rows.flatMap(({ name }) => (found.has(name) ? [[name, found.get(name)!] as const] : [])),
  );
}

/** The answer of a question in its kind's form; null where nothing is filled in, or it is open. */
export function answerOf({ taken, walked, rows }: Asked, found: Rows, key: unknown): unknown {
  if (!found.size) return null;
  const answer =
    TAKEN[taken]!(
      found,
      rows.map(({ name }) => name),
    ) ?? null;
  return walked && isObject(answer) ? walkedBy(key, answer) : answer;
}

/** The turns of a conversation from its start; steps that nobody came to say nothing. */
function walkedBy(key: unknown, answer: Readonly<Record<string, unknown>>): unknown {
  const { start, nodes } = key as {
    readonly start: string;
    readonly nodes: Readonly<Record<string, Readonly<Record<string, { readonly then: string }>>>>;
  };
  const turns: [string, string][] = [];
  for (let here = start; turns.length < Object.keys(answer).length;) {
    const reply = String(answer[here] ?? "");
    const next = nodes[here]?.[reply];
    if (!next) break;
    turns.push([here, reply]);
    here = next.then;
  }
  return turns.length ? turns : null;
}
