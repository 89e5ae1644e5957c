/** What the pieces of a course tell: the same as site/pieces/facts.py writes. Nothing of it is sealed. */

/** The course: what its modules are called, and which lessons and quizzes each has. */
export interface CourseFacts {
  readonly format: number;
  readonly course: string;
  readonly version: string;
  readonly language: string;
  readonly title: string;
  /** How reviews are planned. */
  readonly review: "fsrs" | "leitner";
  readonly modules: readonly ModuleFacts[];
  /** What belongs to no module. */
  readonly scenarios: { readonly mark: string; readonly quizzes: readonly string[] };
}

/** A module as the course tells of it; addresses are below the language's root. */
export interface ModuleFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly address: string;
  readonly minutes: number;
  /** By slug, in the course's order. */
  readonly lessons: readonly string[];
  readonly quizzes: readonly string[];
  readonly mark: string;
}

/** A module's own piece. */
export interface ModulePiece {
  readonly id: string;
  readonly lessons: readonly LessonFacts[];
  readonly quizzes: readonly QuizFacts[];
}

/** A lesson; no roles or moments are all of them. */
export interface LessonFacts {
  readonly slug: string;
  readonly title: string;
  readonly address: string;
  readonly minutes: number;
  readonly roles: readonly string[];
  readonly moments: readonly string[];
  readonly requires: readonly string[];
  /** `anchor` is the heading that teaches it. */
  readonly objectives: readonly { readonly id: string; readonly text: string; readonly anchor: string }[];
  /** What was changed in it. */
  readonly changed?: readonly ChangeFacts[];
  /** How long results of its questions hold: to the end of a day, or for a span from the last answer on. */
  readonly valid?: { readonly until?: string; readonly months?: number; readonly days?: number };
}

/** A change of a lesson's text: its day, the heading below which it stands (empty: all over it), and what changed. */
export interface ChangeFacts {
  readonly date: string;
  readonly at: string;
  readonly text: string;
}

/** A quiz: the page where it stands, and its questions in that page's order. */
export interface QuizFacts {
  readonly id: string;
  readonly address: string;
  readonly mark: string;
  readonly questions: readonly QuestionFacts[];
}

/** A question by its name (`quiz#question`). */
export interface QuestionFacts {
  readonly name: string;
  readonly kind: string;
  readonly rev: string;
  /** Revisions before changes too small to ask again. */
  readonly minor?: readonly string[];
  readonly level: string | null;
  /** An objective of `lesson`. */
  readonly objective: string;
  readonly lesson: string;
  readonly points: number;
  /** Names that it had before, the latest first. */
  readonly was: readonly string[];
  /** Whether there is something to get right. */
  readonly graded: boolean;
  /** Whether it may be asked again outside of its lesson: it is graded, and no conversation of a page's length. */
  readonly again: boolean;
}

/** A quiz's own piece: the questions' elements by name, and the glossary's entries that they may open, by id. */
export interface QuizPiece {
  readonly quiz: string;
  readonly course: string;
  readonly language: string;
  readonly cards: Readonly<Record<string, string>>;
  readonly terms: Readonly<Record<string, string>>;
}
