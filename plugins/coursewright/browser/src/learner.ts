/**
 * What is kept of the learner, `me`: a seed, a role, how often each quiz was drawn anew, whether questions
 * are a list.
 */

import { isObject, isWhole } from "./record.ts";
import type { Store } from "./store.ts";

type Me = Readonly<Record<string, unknown>>;

/** Reads and writes `me`; what is not its own in there stays. */
export class Learner {
  private readonly store: Store;
  private readonly fresh: () => string;
  private readonly aside: (text: string) => void;
  private made = "";

  /** `fresh` gives a new seed, `aside` takes a text that cannot be read. */
  constructor(store: Store, fresh: () => string, aside: (text: string) => void) {
    this.store = store;
    this.fresh = fresh;
    this.aside = aside;
  }

  /** What shuffles and draws start from: made and kept when it is first asked for. */
  get seed(): string {
    const me = this.read();
    if (typeof me["seed"] === "string" && me["seed"]) return me["seed"];
    this.made ||= this.fresh();
    this.write({ ...me, seed: this.made });
    return this.made;
  }

  /**
   * The seed of a quiz's pools, another one each time the quiz is drawn anew; `was` are names that it had
   * before.
   */
  seedOf(quiz: string, was: readonly string[] = []): string {
    const turn = this.turnOf([quiz, ...was]);
    return turn ? `${this.seed}/${turn}` : this.seed;
  }

  /** Draw other questions for a quiz from now on. */
  drawAnew(quiz: string, was: readonly string[] = []): void {
    this.write({ ...this.read(), draws: { ...this.turns, [quiz]: this.turnOf([quiz, ...was]) + 1 } });
  }

  /** Whether questions are shown one at a time; `otherwise` is what holds until somebody has chosen. */
  isOne(otherwise: boolean): boolean {
    const { list } = this.read();
    return typeof list === "boolean" ? !list : otherwise;
  }

  /** Keep a choice. */
  chooseOne(one: boolean): void {
    this.write({ ...this.read(), list: !one });
  }

  /** The id of the role that the learner has; empty, as long as none was chosen. */
  get role(): string {
    const { role } = this.read();
    return typeof role === "string" ? role : "";
  }

  set role(role: string) {
    this.write({ ...this.read(), role });
  }

  private turnOf(names: readonly string[]): number {
    return names.map((name) => this.turns[name]).find(isWhole) ?? 0;
  }

  private get turns(): Me {
    const { draws } = this.read();
    return isObject(draws) ? draws : {};
  }

  private read(): Me {
    const text = this.store.read("me");
    if (text === null) return { v: 1 };
    try {
      const me: unknown = JSON.parse(text);
      if (isObject(me) && isWhole(me["v"])) return me;
    } catch {
      // Put aside below, as whatever else is no entry of ours.
    }
    this.aside(text);
    return { v: 1 };
  }

  /** Keep it, unless a newer version of this script has written there. */
  private write(me: Me): void {
    if (Number(this.read()["v"]) <= 1) this.store.write("me", JSON.stringify({ ...me, v: 1 }));
  }
}

/** Two entries as one, whatever their order, but for the role, which is this device's own. */
export function mergeLearners(mine: Me, theirs: Me): Me {
  const seeds = [mine["seed"], theirs["seed"]].filter(
    (seed): seed is string => typeof seed === "string" && seed !== "",
  );
  const draws = mergeDraws(mine["draws"], theirs["draws"]);
  return { ...theirs, ...mine, ...(seeds.length && { seed: seeds.sort()[0] }), ...(draws && { draws }) };
}

function mergeDraws(mine: unknown, theirs: unknown): Me | null {
  if (!isObject(mine) || !isObject(theirs)) return isObject(mine) ? mine : isObject(theirs) ? theirs : null;
  const turns = (of: Me, quiz: string): number => Number(isWhole(of[quiz]) && of[quiz]);
  const quizzes = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
  return Object.fromEntries(quizzes.map((quiz) => [quiz, Math.max(turns(mine, quiz), turns(theirs, quiz))]));
}
