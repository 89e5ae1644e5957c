/** Questions of earlier lessons that are asked again before a quiz: in turn, as the reader does the quiz itself. */

import { all } from "./dom.ts";
import { isDone } from "./feedback.ts";
import type { Question } from "./question.ts";
import type { Quiz } from "./quiz.ts";
import { PLACE } from "./recalled.ts";
import { ignoreRest } from "./sheet.ts";
import { Turns } from "./turns.ts";

const waiting = new Map<Element, readonly Quiz[]>();

/** A quiz is driven: where it is the last of such questions, they can come in turn. */
export function recall(quiz: Quiz): void {
  const place = quiz.host.closest<HTMLElement>(PLACE);
  if (!place) return;
  const quizzes = [...(waiting.get(place) ?? []), quiz];
  waiting.set(place, quizzes);
  const hosts = all(place, "cw-quiz");
  if (quizzes.length < hosts.length) return;
  const questions = hosts.flatMap((host) => quizzes.find((each) => each.host === host)?.questions ?? []);
  if (questions.length) lead(place, questions, quiz);
}

function lead(place: HTMLElement, questions: readonly Question[], { words, progress }: Quiz): void {
  const turns = new Turns(
    place,
    words,
    progress,
    () => questions,
    () => false,
    () => goBehind(place),
  );
  questions.forEach((question, index) => {
    question.sheet.host.querySelector(".cw-kick")!.prepend(`${index + 1} / ${questions.length} · `);
    const { onchange } = question;
    question.onchange = () => {
      onchange();
      turns.update();
    };
    question.onnext = () => {
      const next = questions.slice(index + 1).find(({ state }) => !isDone(state));
      if (next) turns.enter(next);
      else goBehind(place);
    };
  });
  turns.leadsOn = true;
  turns.update();
  progress.watch(() => turns.update());
}

/** To the quiz that they stand before: its present question, or its result. */
function goBehind(place: HTMLElement): void {
  const quiz = all(document, "cw-quiz[data-pass]").find(
    (each) => place.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const head = quiz?.querySelector<HTMLElement>("cw-question.is-now .cw-kick, .cw-result h2");
  if (!head) return;
  ignoreRest();
  head.closest("cw-question, .cw-result")!.scrollIntoView({ block: "start" });
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}
