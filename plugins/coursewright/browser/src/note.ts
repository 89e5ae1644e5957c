/** Notes under a question and above a quiz: mark, head, lines. */

import { icon, make, unsealed } from "./dom.ts";
import { LOOKS, isGood, stateAfter } from "./feedback.ts";
import type { Phase } from "./feedback.ts";
import { countMarks } from "./grade.ts";
import type { Grade } from "./grade.ts";
import type { Kind, Opened } from "./kinds/kind.ts";
import { isFull } from "./record.ts";
import type { QuestionRecord } from "./record.ts";
import type { Words } from "./words.ts";

/** A note in a tone (`good`, `bad`, `care`, or none). */
export function note(
  mark: string,
  tone: string,
  head: string,
  ...lines: readonly (Node | string)[]
): HTMLElement {
  const body = make("div", {}, make("b", { class: "h" }, head));
  for (const line of lines) body.append(typeof line === "string" ? make("p", {}, line) : line);
  return make("div", { class: tone ? `cw-note cw-note--${tone}` : "cw-note" }, icon(mark), body);
}

/**
 * What a check says: state and counts, what to do; at full feedback the explanation; sure but wrong; where a
 * checkpoint leads on.
 */
export function verdictNote(
  words: Words,
  kind: Kind,
  result: Grade,
  record: QuestionRecord,
  phase: Phase,
  opened: Opened,
  on: string,
): HTMLElement {
  const state = stateAfter(record);
  const right = isGood(state);
  const lines: (Node | string)[] = [];
  const counts = kind.counts && !right ? words(kind.counts, countMarks(result)) : "";
  const head =
    state === "partly"
      ? `${words(state)} · ${words("credit", { got: result.got, of: result.of })}`
      : state === "wrong" && counts
        ? words("wrong_counts", { counts })
        : state === "wrong" && phase === "checked" && !kind.parts
          ? words("wrong_retry")
          : words(state);
  if (counts && state !== "wrong") lines.push(counts);
  if (phase === "checked" && kind.parts) lines.push(words("try_again"));
  if (phase === "full" && opened.explain) lines.push(make("div", {}, unsealed(opened.explain)));
  if (state === "shown") lines.push(words("shown_note"));
  if (record.last?.sure === 3 && !isFull(record.last.got)) {
    lines.push(make("p", { class: "cw-sure" }, words("sure_wrong")));
  }
  if (phase === "full" && on)
    lines.push(make("p", {}, make("a", { class: "cw-again", href: on }, words("to_quiz"))));
  const [mark, tone] = state === "shown" ? ["hint", ""] : LOOKS[state];
  return note(mark, tone, head, ...lines);
}
