/** A language's course as data, for pages that want more of it than they hold: pieces, loaded when they are asked for. */

import { Pieces } from "../pieces.ts";
import { Cards } from "./cards.ts";
import type { CourseFacts, LessonFacts, ModulePiece, QuestionFacts, QuizFacts, QuizPiece } from "./facts.ts";

/** The format of the pieces that this script reads. */
const FORMAT = 1;
/** What belongs to no module is asked for by this id. */
export const SCENARIOS = "";

/** A question with all that is known of where it belongs; `lesson` is missing where no lesson teaches it. */
export interface Found extends QuestionFacts {
  readonly quiz: QuizFacts;
  readonly module: string;
  readonly taught: LessonFacts | undefined;
}

/** One course in one language. */
export class Course {
  /** The address of the language's root, with a slash at its end. */
  readonly root: string;
  private readonly pieces: Pieces;

  constructor(root: string) {
    this.root = root;
    this.pieces = new Pieces(`${root}assets/course/`, "cwCourse");
  }

  /** The course as a whole; rejected where there is none that this script reads. */
  async facts(): Promise<CourseFacts> {
    const facts = await this.pieces.manifest<CourseFacts>();
    if (facts.format !== FORMAT) throw new Error(`pieces of format ${facts.format}`);
    return facts;
  }

  /** A module with its lessons and questions; `SCENARIOS` is what belongs to none. */
  async module(id: string): Promise<ModulePiece> {
    const { modules, scenarios } = await this.facts();
    if (id === SCENARIOS) return this.pieces.get("scenarios", scenarios.mark);
    const known = modules.find((module) => module.id === id);
    if (!known) throw new Error(`no module ${id}`);
    return this.pieces.get(`modules/${id}`, known.mark);
  }

  /** The ids of all modules, that of the scenarios last. */
  async ids(): Promise<string[]> {
    return [...(await this.facts()).modules.map(({ id }) => id), SCENARIOS];
  }

  /** All questions of some modules, in the course's order. */
  async questionsOf(ids: readonly string[]): Promise<Found[]> {
    const pieces = await Promise.all(ids.map((id) => this.module(id)));
    const taught = new Map(pieces.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.slug, lesson])));
    return pieces.flatMap(({ id, quizzes }) =>
      quizzes.flatMap((quiz) =>
        quiz.questions.map((facts) => ({ ...facts, quiz, module: id, taught: taught.get(facts.lesson) })),
      ),
    );
  }

  /**
   * Questions by their names, today's or former ones; what the course has no more is left out. Of the modules only
   * those are loaded whose quizzes are named, all of them where a name is none of today's.
   */
  async questions(names: readonly string[]): Promise<Map<string, Found>> {
    const { modules, scenarios } = await this.facts();
    const quizzes = new Set(names.map((name) => name.split("#")[0]!));
    const holding = [...modules, { id: SCENARIOS, ...scenarios }].filter((module) =>
      module.quizzes.some((quiz) => quizzes.has(quiz)),
    );
    const near = byName(await this.questionsOf(holding.map(({ id }) => id)));
    const known = names.every((name) => near.has(name));
    const all = known ? near : byName(await this.questionsOf(await this.ids()));
    return new Map(names.flatMap((name) => (all.has(name) ? [[name, all.get(name)!] as const] : [])));
  }

  /** The cards of a quiz. */
  async questionCards(quiz: Pick<QuizFacts, "id" | "mark">): Promise<Cards> {
    return new Cards(await this.pieces.get<QuizPiece>(`quizzes/${quiz.id}`, quiz.mark), this.root);
  }
}

/** By today's name, and by former ones that are no other question's today. */
function byName(rows: readonly Found[]): Map<string, Found> {
  const former = rows.flatMap((row) => row.was.map((name) => [name, row] as const));
  return new Map([...former, ...rows.map((row) => [row.name, row] as const)]);
}
