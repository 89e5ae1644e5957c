/**
 * Looks words up in the index: which pages have all of them, the best first. Loads the shards that it needs
 * and no other.
 */

import type { Pieces } from "../pieces.ts";
import type { Volume } from "./volume.ts";
import type { Word } from "./terms.ts";

/** A page that has all words, by its volume and its number there. */
export interface Candidate {
  readonly volume: Volume;
  readonly page: number;
  readonly score: number;
}

type Shard = Readonly<Record<string, string>>;
/** What a word weighs on the pages that have it. */
type Weights = Map<number, number>;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, i) => [digit, i]));
/** Shards that the beginning of a word may take: one letter begins more than anybody reads. */
const MOST_SHARDS = 4;
/** What a longer term counts than the one that was typed. */
const BEGUN = 0.6;

/** The pages that have all words; of equals the earlier one in the index. */
export async function find(
  words: readonly Word[],
  volumes: readonly Volume[],
  pieces: Pieces,
): Promise<Candidate[]> {
  const found = await Promise.all(
    volumes.map((volume) => Promise.all(words.map((word) => weightsOf(word, volume, pieces)))),
  );
  const all = volumes.reduce((sum, volume) => sum + volume.pages, 0);
  const rarities = words.map((_, i) =>
    Math.log(1 + all / (1 + found.reduce((sum, row) => sum + row[i]!.size, 0))),
  );
  const candidates = volumes.flatMap((volume, v) => {
    const [first = new Map<number, number>(), ...others] = found[v]!;
    return [...first.keys()]
      .filter((page) => others.every((weights) => weights.has(page)))
      .map((page) => ({
        volume,
        page,
        score: found[v]!.reduce((sum, row, i) => sum + row.get(page)! * rarities[i]!, 0),
      }));
  });
  return candidates.sort((a, b) => b.score - a.score);
}

/** The numbers of the shards that hold what begins with a text. */
export function shardsOf(text: string, firsts: readonly string[]): number[] {
  let from = 0;
  while (from + 1 < firsts.length && firsts[from + 1]! <= text) from++;
  let to = from;
  while (to + 1 < firsts.length && firsts[to + 1]!.startsWith(text)) to++;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Pages and weights of a term's entry. */
export function unpacked(codes: string): Weights {
  const weights: Weights = new Map();
  for (let i = 0; i < codes.length; i += 3) {
    weights.set(VALUES.get(codes[i]!)! * 64 + VALUES.get(codes[i + 1]!)!, Number(codes[i + 2]));
  }
  return weights;
}

async function weightsOf(word: Word, volume: Volume, pieces: Pieces): Promise<Weights> {
  if (!volume.terms.length) return new Map();
  const rows = await Promise.all(word.terms.map((term) => termWeights(term, word.prefix, volume, pieces)));
  const [first = new Map<number, number>(), ...others] = rows;
  const kept = [...first].filter(([page]) => others.every((row) => row.has(page)));
  return new Map(kept.map(([page]) => [page, Math.min(...rows.map((row) => row.get(page)!))]));
}

async function termWeights(term: string, prefix: boolean, volume: Volume, pieces: Pieces): Promise<Weights> {
  const numbers = shardsOf(term, volume.terms).slice(0, prefix ? MOST_SHARDS : 1);
  const shards = await Promise.all(numbers.map((number) => pieces.get<Shard>(`${volume.name}/${number}`)));
  const weights: Weights = new Map();
  for (const shard of shards) {
    const terms = prefix
      ? Object.keys(shard).filter((key) => key.startsWith(term))
      : Object.prototype.hasOwnProperty.call(shard, term)
        ? [term]
        : [];
    for (const key of terms) {
      for (const [page, weight] of unpacked(shard[key]!)) {
        weights.set(page, Math.max(weights.get(page) ?? 0, key === term ? weight : weight * BEGUN));
      }
    }
  }
  return weights;
}
