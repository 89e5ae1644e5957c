/** Which questions are asked today, and in which order; which days come. Knows no page and no clock. */

import { digest } from "../seal.ts";
import type { Why } from "./plan.ts";

/** Questions of one sitting, at most: what is left is offered behind it. */
export const SITTING = 20;

/** A question with all that its place in the order goes by; `group` is what neighbours should not share: a lesson. */
export interface Row {
  readonly name: string;
  readonly group: string;
  readonly due: number;
  readonly why: Why | null;
}

/** What is asked today: mixed, as alike ones one after the other are easier than they will be; the same all day. */
export function queueOf<R extends Row>(rows: readonly R[], seed: string): R[] {
  const keys = new Map(rows.map((row) => [row, digest(`${seed}/${row.name}`)]));
  const groups = new Map<string, R[]>();
  for (const row of rows.filter(({ why }) => why).sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1)))
    groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  const order: R[] = [];
  for (let left = nextGroup(groups, ""); left; left = nextGroup(groups, order[order.length - 1]!.group))
    order.push(left.shift()!);
  return order;
}

/** The largest group that is left, but not the one that was asked just now if there is another. */
function nextGroup<R extends Row>(groups: ReadonlyMap<string, R[]>, before: string): R[] | undefined {
  const left = [...groups].filter(([, rows]) => rows.length);
  const others = left.filter(([group]) => group !== before);
  return (others.length ? others : left).map(([, rows]) => rows).sort((a, b) => b.length - a.length)[0];
}

/** The days after today with how many questions fall due, in order. */
export function daysToCome(
  rows: readonly Row[],
  today: number,
): readonly (readonly [day: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const { due } of rows) if (due > today) counts.set(due, (counts.get(due) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** The question of a day: one of those that were taught, the same all day; undefined where nothing was taught. */
export function questionOfDay<R extends Pick<Row, "name">>(
  rows: readonly R[],
  seed: string,
  day: number,
): R | undefined {
  const key = ({ name }: R): string => digest(`${seed}/${day}/${name}`);
  return rows.reduce<R | undefined>((best, row) => (best && key(best) < key(row) ? best : row), undefined);
}
