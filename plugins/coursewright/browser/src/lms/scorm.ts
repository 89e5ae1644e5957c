/** A session by SCORM 1.2 or SCORM 2004: one script, two tables of names (dialects.ts). */

import { decimal } from "./dialects.ts";
import type { Dialect } from "./dialects.ts";
import type { Answered, Reached, Session, Standing } from "./session.ts";

/** What a platform's object can do; all texts, also the truth values. */
export type Api = Readonly<Record<string, (...words: string[]) => unknown>>;

/** Begins a session; null where the platform will not. `now` gives milliseconds. */
export function beginScorm(api: Api, dialect: Dialect, now: () => number): Session | null {
  const session = new Scorm(api, dialect, now);
  return session.begun ? session : null;
}

class Scorm implements Session {
  readonly begun: boolean;
  readonly learner: string;
  readonly kept: string;
  readonly page: string;
  readonly room: number;
  readonly counts: boolean;
  readonly reached: Reached;
  private readonly api: Api;
  private readonly dialect: Dialect;
  private readonly now: () => number;
  private readonly since: number;
  /** What was set last: what stays as it is, is not said again. */
  private readonly said = new Map<string, string>();
  /** The number of the next interaction; null where the platform keeps none. */
  private next: number | null = null;
  private ended = false;

  constructor(api: Api, dialect: Dialect, now: () => number) {
    this.api = api;
    this.dialect = dialect;
    this.now = now;
    this.since = now();
    this.room = dialect.room;
    this.begun = this.call("Initialize", "");
    const { fields } = dialect;
    this.learner = this.get(fields.learner);
    this.reached = dialect.reached((name) => this.get(name));
    this.kept = this.get("cmi.suspend_data");
    this.page = this.get(fields.page);
    // Some platforms leave the mode out: it is the usual one then.
    this.counts = !["browse", "review"].includes(this.get(fields.mode));
    // Not every platform of 1.2 has interactions, and asking further is then a fault.
    const there = this.get("cmi.interactions._children");
    if (there) this.next = Number(this.get("cmi.interactions._count")) || 0;
  }

  keep(text: string, page: string): void {
    this.set("cmi.suspend_data", text);
    if (page && page.length <= this.dialect.pageRoom) this.set(this.dialect.fields.page, page);
  }

  answered(answer: Answered): void {
    if (this.next === null || !this.counts) return;
    const place = `cmi.interactions.${this.next}.`;
    // The number goes on only where the platform took it: they have to follow one another.
    if (!this.call("SetValue", `${place}id`, answer.id)) return;
    this.next++;
    const [got, of] = answer.got;
    const result = !of ? "neutral" : got === of ? "correct" : got ? decimal(got / of) : this.dialect.wrong;
    const { fields, longest, when } = this.dialect;
    const rows = [
      ...this.dialect.answer(answer),
      ["result", result],
      ["weighting", decimal(answer.points)],
      ["latency", longest(answer.ms)],
      [fields.when, when(answer.at)],
    ] as const;
    for (const [name, value] of rows) this.call("SetValue", place + name, value);
  }

  stand(standing: Standing): void {
    if (!this.counts) return;
    for (const [name, value] of this.dialect.standing(standing)) this.set(name, value);
  }

  commit(): Promise<boolean> {
    return Promise.resolve(this.ended || this.call("Commit", ""));
  }

  end(leave: boolean): void {
    if (this.ended) return;
    this.set(this.dialect.fields.time, this.dialect.longest(this.now() - this.since));
    // What is kept has to be there the next time, also when all was passed.
    this.set(this.dialect.fields.exit, this.dialect.leave);
    if (leave && !this.dialect.prefix) this.set("adl.nav.request", "suspendAll");
    this.call("Commit", "");
    this.ended = true;
    this.call(this.dialect.end, "");
  }

  private get(name: string): string {
    try {
      return String(this.api[`${this.dialect.prefix}GetValue`]!(name) ?? "");
    } catch {
      return "";
    }
  }

  private set(name: string, value: string): void {
    if (this.said.get(name) === value) return;
    if (this.call("SetValue", name, value)) this.said.set(name, value);
  }

  /** Whether a call did what it should; a platform with half an interface costs no learner the course. */
  private call(name: string, ...words: string[]): boolean {
    try {
      return String(this.api[this.dialect.prefix + name]!(...words)) === "true";
    } catch {
      return false;
    }
  }
}
