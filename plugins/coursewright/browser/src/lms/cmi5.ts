/** A session by cmi5: statements to the platform's record store, and a text kept in its state. */

import { Records, keyOf } from "./records.ts";
import type { Asked, Edge } from "./records.ts";
import type { Answered, Reached, Session, Standing } from "./session.ts";
import { answeredStatement, defined } from "./statements.ts";
import type { Json, Launch, Verb } from "./statements.ts";
import { isObject } from "../record.ts";

const STATE = "coursewright";
/** What is sent as a page closes may have 64 KiB (Fetch, 4.7, keepalive): there has to be room for statements beside it. */
const ROOM = 48_000;

interface Kept {
  readonly text: string;
  readonly page: string;
  /** What has been said in this registration: once each. */
  readonly said: readonly Verb[];
}

/** What the platform's query says; null where it says none. */
export function launchOf(query: URLSearchParams): Asked | null {
  const names = ["endpoint", "fetch", "actor", "registration", "activityId"];
  const row = names.map((name) => [name, query.get(name) ?? ""] as const);
  return row.every(([, value]) => value) ? Object.fromEntries(row) : null;
}

/** Begin a session; null where the platform cannot be heard. */
export async function beginCmi5(query: URLSearchParams, edge: Edge): Promise<Session | null> {
  const asked = launchOf(query);
  if (!asked) return null;
  try {
    const store = new Records(asked, edge, await keyOf(asked, edge));
    const data = (await store.document("activities/state", { stateId: "LMS.LaunchData" })) as Json | null;
    if (!data) return null;
    const wishes = await store
      .document("agents/profile", { profileId: "cmi5LearnerPreferences" }, false)
      .catch(() => null);
    const kept = ((await store.document("activities/state", { stateId: STATE })) ?? {}) as Partial<Kept>;
    const session = new Cmi5(store, launchIn(asked, data), data, kept, languageIn(wishes), edge);
    return (await session.begin()) ? session : null;
  } catch {
    return null;
  }
}

/** The first language of the learner's preferences, a list with commas between (cmi5, 11). */
function languageIn(wishes: unknown): string {
  const wanted = isObject(wishes) ? wishes["languagePreference"] : "";
  return typeof wanted === "string" ? wanted.split(",")[0]!.trim() : "";
}

function launchIn(asked: Asked, data: Json): Launch {
  const mastery = data["masteryScore"];
  return {
    actor: JSON.parse(asked["actor"]!) as Json,
    registration: asked["registration"]!,
    activity: asked["activityId"]!,
    template: (data["contextTemplate"] ?? {}) as Json,
    masteryScore: typeof mastery === "number" ? mastery : undefined,
  };
}

class Cmi5 implements Session {
  readonly learner: string;
  readonly language: string;
  readonly kept: string;
  readonly page: string;
  readonly room = ROOM;
  readonly counts: boolean;
  readonly reached: Reached;
  private readonly store: Records;
  private readonly launch: Launch;
  private readonly edge: Edge;
  private readonly back: string;
  private readonly since: number;
  private readonly said: Set<Verb>;
  /** Statements that were not heard yet, in their order. */
  private unheard: Json[] = [];
  private sending: Promise<boolean> = Promise.resolve(true);
  private state: Kept;
  private changed = false;
  private judged = false;
  private ended = false;

  constructor(store: Records, launch: Launch, data: Json, kept: Partial<Kept>, language: string, edge: Edge) {
    this.store = store;
    this.language = language;
    this.launch = launch;
    this.edge = edge;
    this.since = edge.now();
    this.learner = JSON.stringify(launch.actor);
    this.kept = kept.text ?? "";
    this.page = kept.page ?? "";
    this.counts = (data["launchMode"] ?? "Normal") === "Normal";
    this.back = String(data["returnURL"] ?? "");
    this.said = new Set(kept.said);
    this.state = { text: this.kept, page: this.page, said: [...this.said] };
    this.reached = { done: this.said.has("completed"), passed: this.said.has("passed") };
  }

  begin(): Promise<boolean> {
    this.tell("initialized");
    return this.commit();
  }

  keep(text: string, page: string): void {
    if (!this.counts || (text === this.state.text && page === this.state.page)) return;
    this.state = { ...this.state, text, page };
    this.changed = true;
  }

  answered(answer: Answered): void {
    if (this.counts) this.unheard.push(answeredStatement(this.launch, answer, this.edge.id()));
  }

  stand({ done, passed, failed, score }: Standing): void {
    if (!this.counts) return;
    if (done) this.once("completed", score);
    // One of both in a session, and none after a pass.
    if (this.judged || this.said.has("passed")) return;
    const least = this.launch.masteryScore;
    const high = least === undefined || (score ?? 0) >= least;
    const low = least === undefined || (score ?? 0) < least;
    if (passed && high) this.judged = this.once("passed", score);
    else if (failed && low) this.judged = this.once("failed", score);
  }

  commit(): Promise<boolean> {
    if (this.ended) return Promise.resolve(true);
    // One after the other: the record store has to hear them in their order.
    this.sending = this.sending.then(() => this.sendAll()).catch(() => false);
    return this.sending;
  }

  end(leave: boolean): void {
    if (this.ended) return;
    this.ended = true;
    this.tell("terminated");
    this.store.end();
    if (!leave) return void this.sendAtOnce();
    void this.sending
      .then(() => this.sendAll())
      .catch(() => false)
      .then(() => this.back && this.edge.go(this.back));
  }

  /** A page that goes has no time to wait for an answer before it sends what is next. */
  private sendAtOnce(): void {
    if (this.changed) void this.keepState();
    for (const statement of this.unheard) void this.store.say(statement).catch(() => false);
  }

  private async sendAll(): Promise<boolean> {
    const [first] = this.unheard;
    if (!first) return !this.changed || this.keepState();
    if (!(await this.store.say(first))) return false;
    this.unheard.shift();
    return this.sendAll();
  }

  private async keepState(): Promise<boolean> {
    this.changed = false;
    const kept = await this.store
      .keep({ stateId: STATE }, { ...this.state, said: [...this.said] })
      .catch(() => false);
    this.changed ||= !kept;
    return kept;
  }

  private once(verb: Verb, score: Standing["score"]): boolean {
    if (this.said.has(verb)) return false;
    this.said.add(verb);
    this.changed = true;
    this.tell(verb, score);
    return true;
  }

  private tell(verb: Verb, score: Standing["score"] = null): void {
    const at = Math.floor(this.edge.now() / 1000);
    const spent = this.edge.now() - this.since;
    this.unheard.push(defined(this.launch, verb, this.edge.id(), at, spent, score));
  }
}
