/** From what is kept on this device to the entries of the notebook. */

import { Card } from "../card.ts";
import type { Course, Found } from "../course/course.ts";
import { phaseAfter } from "../feedback.ts";
import { kindsFor } from "../main.ts";
import { planOf, whyNow } from "../review/plan.ts";
import type { Scheme } from "../review/plan.ts";
import type { Store } from "../store.ts";
import { answered, reasons } from "./answers.ts";
import type { Line } from "./answers.ts";
import { missOf } from "./causes.ts";
import type { Miss } from "./causes.ts";
import { missedRows } from "./count.ts";
import type { MissedRow } from "./count.ts";

/** A question of the notebook. */
export interface Entry {
  readonly found: Found;
  readonly card: Card;
  readonly stem: string;
  readonly miss: Miss;
  readonly sure: boolean;
  readonly mine: readonly Line[];
  readonly why: readonly Line[];
  /** The day on which it is asked again; what was wrong last is asked today. */
  readonly due: number;
}

/** What is asked of a page. */
export interface Shelf {
  readonly course: Course;
  readonly store: Store;
  readonly id: string;
  readonly lang: string;
  readonly scheme: Scheme;
  readonly today: number;
}

/** All entries, in the course's order; questions that have changed since wait in their lessons. */
export async function entriesOf(shelf: Shelf): Promise<Entry[]> {
  const rows = await missedRows(shelf.course, shelf.store);
  const entries = await Promise.all(rows.map((row) => entryOf(row, shelf)));
  const places = await placesIn(shelf.course);
  return entries
    .flatMap((entry) => entry ?? [])
    .sort((a, b) => places(a.found) - places(b.found) || objectiveOf(a.found) - objectiveOf(b.found));
}

function objectiveOf({ taught, objective }: Found): number {
  return taught?.objectives.findIndex(({ id }) => id === objective) ?? 0;
}

async function entryOf({ found, record, missed }: MissedRow, shelf: Shelf): Promise<Entry | null> {
  const { course, id, lang, scheme, today } = shelf;
  const cards = await course.questionCards(found.quiz);
  const element = cards.card(found.name);
  if (!element) return null;
  await kindsFor(element);
  const card = new Card(element, id, lang);
  const { attempt, sure } = missed;
  const answer = attempt?.a;
  // Words of another language are no answer to this one's key.
  const here = attempt !== null && !(card.kind?.typed && attempt.lang !== lang);
  const plan = planOf(record, scheme);
  const told = phaseAfter(record, card.sheet.choices) === "full";
  return {
    found,
    card,
    stem: cards.stem(found.name),
    miss: missOf(found.kind, here ? (card.grade(answer) ?? null) : null),
    sure,
    mine: attempt ? answered(card, answer) : [],
    why: here ? reasons(card, answer, told) : [],
    due: plan && !whyNow(record, plan, today) ? plan.due : today,
  };
}

/** Where the lesson of a question stands in the course; what belongs to none comes last. */
async function placesIn(course: Course): Promise<(row: Found) => number> {
  const order = new Map(
    (await course.facts()).modules.flatMap(({ lessons }) => lessons).map((slug, at) => [slug, at]),
  );
  return ({ lesson }) => order.get(lesson) ?? order.size;
}
