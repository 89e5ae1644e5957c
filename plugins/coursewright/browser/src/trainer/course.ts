/** What the page knows of the course; the contract is trainer/contents.py's. */

/** A choice: token, text, whether it is right. */
export type Choice = readonly [token: string, text: string, right: boolean];

/** A question in the page's language. */
export interface Question {
  readonly type: string;
  readonly rev: string;
  /** Its number in its quiz; 0 where it has none. */
  readonly n: number;
  readonly stem: string;
  /** Points; 0 where it is not graded. */
  readonly points: number;
  readonly choices?: readonly Choice[];
  /** Names that it had before. */
  readonly was?: readonly string[];
  readonly rubric?: readonly string[];
  readonly model?: string;
}

/** What learners take as one piece: a lesson's quiz or a scenario; `page` are its slides. */
export interface Test {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly page?: string;
  readonly questions: readonly string[];
}

/** A module with the slugs of its lessons. */
export interface Module {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly string[];
}

/** A question as an assessment asks it; its key by language, "" where all have one. */
export interface Item {
  readonly points: number;
  readonly module: string;
  readonly least?: number;
  readonly shape: string;
  readonly keys: Readonly<Record<string, unknown>>;
}

/** An assessment: parts are module, least percentage, title; forms by their letters. */
export interface Exam {
  readonly id: string;
  readonly title: string;
  readonly least: number;
  readonly page?: string;
  readonly parts: readonly (readonly [module: string, least: number, title: string])[];
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly items: Readonly<Record<string, Item>>;
}

/** One language of one course. */
export interface Course {
  readonly course: string;
  readonly version: string;
  readonly lang: string;
  readonly languages: readonly string[];
  /** What languages and kinds of questions are called. */
  readonly names: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly modules: readonly Module[];
  readonly tests: readonly Test[];
  readonly exams: readonly Exam[];
  readonly questions: Readonly<Record<string, Question>>;
}

/** Today's name of each question by every name that it has had. */
export function namesOf(course: Course): ReadonlyMap<string, string> {
  const rows = Object.entries(course.questions);
  return new Map([
    ...rows.flatMap(([name, { was = [] }]) => was.map((old) => [old, name] as const)),
    ...rows.map(([name]) => [name, name] as const),
  ]);
}

/** The revisions of today's questions. */
export function revisionsOf(course: Course): ReadonlyMap<string, string> {
  return new Map(Object.entries(course.questions).map(([name, { rev }]) => [name, rev]));
}
