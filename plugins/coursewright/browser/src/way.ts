/** The way of an answer through a conversation; knows no page. */

/** A reply's score and where it leads. */
interface Step {
  readonly score: number;
  readonly then: string;
}

/**
 * A conversation's key: its graph in tokens, the best and the worst total, where bands begin, highest first.
 */
export interface TalkKey {
  readonly start: string;
  readonly mood: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, Step>>>>;
  readonly best: number;
  readonly worst: number;
  readonly bands: readonly number[];
}

/** The turns of an answer as far as they lead through the conversation; none if one of them does not. */
export function followed({ start, nodes }: TalkKey, answer: unknown): (readonly [string, string, Step])[] {
  const way: (readonly [string, string, Step])[] = [];
  let here = start;
  for (const turn of Array.isArray(answer) ? (answer as unknown[]) : []) {
    const [node, reply] = Array.isArray(turn) && turn.length === 2 ? (turn as unknown[]) : [];
    const replies = Object.entries(nodes).find(([name]) => name === node && name === here)?.[1] ?? {};
    const step = Object.entries(replies).find(([name]) => name === reply)?.[1];
    if (!step) return [];
    way.push([here, String(reply), step]);
    here = step.then;
  }
  return way;
}
