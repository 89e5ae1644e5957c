/** Asks a question of another page on this one, as its lesson does. */

import { kindsFor, progressOf } from "../main.ts";
import { Question } from "../question.ts";
import { readWords } from "../words.ts";

/**
 * Put a card (`Cards.card`) into an element that says `data-course` and `data-lang`, and drive it. The bar of the
 * question leads on: listen to `onnext`, and to `onchange` and `onkept` for what became of it.
 */
export async function ask(
  host: HTMLElement,
  card: HTMLElement,
  now: () => number = () => Date.now(),
): Promise<Question> {
  host.append(card);
  await kindsFor(card);
  return new Question(card, {
    progress: progressOf(host),
    words: readWords(host),
    now,
    lang: host.dataset["lang"] ?? "",
    inQuiz: true,
    again: false,
    on: "",
  });
}
