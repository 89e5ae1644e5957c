/** Shuffles that are the same in Python, here and on paper. */

import { digest } from "./seal.ts";

/** Ids sorted by SHA-256 of `seed/id`; if that is the order of `key`, the seed goes on with /1, /2 … */
export function shuffled(ids: readonly string[], seed: string, key: readonly string[] = []): string[] {
  for (let turn = 0; ; turn++) {
    const order = sorted(ids, turn ? `${seed}/${turn}` : seed);
    const same = key.length === order.length && key.every((id, i) => id === order[i]);
    if (!same || new Set(ids).size < 2) return order;
  }
}

function sorted(ids: readonly string[], seed: string): string[] {
  const rank = new Map(ids.map((id) => [id, digest(`${seed}/${id}`)]));
  return [...ids].sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1));
}

/** Ids shuffled, but for pinned ones, which keep their places. */
export function shuffledAround(ids: readonly string[], pinned: ReadonlySet<string>, seed: string): string[] {
  const loose = shuffled(
    ids.filter((id) => !pinned.has(id)),
    seed,
  );
  return ids.map((id) => (pinned.has(id) ? id : loose.shift()!));
}
