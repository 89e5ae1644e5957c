/** From a query to pages with their passages. */

import { find } from "./find.ts";
import type { Candidate } from "./find.ts";
import { hitOf } from "./matches.ts";
import type { Hit, Page } from "./matches.ts";
import type { Pieces } from "../pieces.ts";
import type { Volume } from "./volume.ts";
import { loosened, wordsOf } from "./terms.ts";
import type { Word } from "./terms.ts";

/** Pages that have all words of a query, some at a time. */
export interface Findings {
  /** The pages found so far. */
  readonly hits: readonly Hit[];
  /** How to have more of them; undefined where these are all. */
  readonly more: (() => Promise<Findings>) | undefined;
}

const SOME = 10;

/** The first findings of a query; none for a query without words. */
export async function search(query: string, pieces: Pieces): Promise<Findings> {
  const words = wordsOf(query);
  if (!words.length) return { hits: [], more: undefined };
  const volumes = await pieces.manifest<Volume[]>();
  const strict = await findings(words, volumes, pieces);
  const loose = loosened(words);
  return strict.hits.length || loose.length === words.length ? strict : findings(loose, volumes, pieces);
}

async function findings(
  words: readonly Word[],
  volumes: readonly Volume[],
  pieces: Pieces,
): Promise<Findings> {
  return next([], await find(words, volumes, pieces), words, pieces);
}

/** Some more of the candidates, behind what was found before. */
async function next(
  before: readonly Hit[],
  candidates: readonly Candidate[],
  words: readonly Word[],
  pieces: Pieces,
): Promise<Findings> {
  const hits = [...before];
  let rest = candidates;
  while (rest.length && hits.length < before.length + SOME) {
    const wanted = before.length + SOME - hits.length;
    // oxlint-disable-next-line no-await-in-loop -- pages are fetched until enough of them hold the words
    const pages = await Promise.all(rest.slice(0, wanted).map((candidate) => pageOf(candidate, pieces)));
    hits.push(...pages.map((page) => hitOf(page, words)).filter((hit): hit is Hit => hit !== null));
    rest = rest.slice(wanted);
  }
  return { hits, more: rest.length ? () => next(hits, rest, words, pieces) : undefined };
}

async function pageOf({ volume, page }: Candidate, pieces: Pieces): Promise<Page> {
  let number = volume.texts.length - 1;
  while (volume.texts[number]! > page) number--;
  const group = await pieces.get<Page[]>(`${volume.name}/t${number}`);
  return group[page - volume.texts[number]!]!;
}
