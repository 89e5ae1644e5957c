/** A session by SCORM 1.2 or SCORM 2004: one script, two tables of names (dialects.ts). */

import { decimal } from "./dialects.ts";
import type { Dialect } from "./dialects.ts";
import type { Answered, Reached, Session, Standing } from "./session.ts";

/** What a platform's object can do; all texts, also the truth values, if it keeps to the standard. */
export type Api = Readonly<Record<string, (...words: string[]) => unknown>>;

/** Begins a session; null where the platform will not. `now` gives milliseconds. */
export function beginScorm(api: Api, dialect: Dialect, now: () => number): Session | null {
  const session = new Scorm(api, dialect, now);
  return session.begun ? session : null;
}

class Scorm implements Session {
  readonly begun: boolean;
  readonly learner: string;
  readonly language: string;
  readonly kept: string | null;
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
  /** Answers that it did not take, to be told again if it takes nothing at all. */
  private unheard: Answered[] = [];
  private lacks = false;
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
    this.language = this.get(fields.language);
    this.reached = dialect.reached((name) => this.get(name));
    const kept = this.get("cmi.suspend_data");
    // That nothing is kept is true only where the platform can be asked.
    this.kept = kept || (this.fault("403") ? null : "");
    this.page = this.get(fields.page);
    // Some platforms leave the mode out: it is the usual one then.
    this.counts = !["browse", "review"].includes(this.get(fields.mode));
    // Not every platform of 1.2 has interactions, and asking further is then a fault.
    const there = this.get("cmi.interactions._children");
    if (there) this.next = Number(this.get("cmi.interactions._count")) || 0;
    // What is kept has to be there the next time, also when all was passed, and where no end is ever told: a device
    // that is switched off tells none.
    if (this.begun) this.set(fields.exit, dialect.leave);
  }

  keep(text: string, page: string): void {
    if (!this.counts) return;
    this.lacks = !this.set("cmi.suspend_data", text);
    if (page && page.length <= this.dialect.pageRoom) this.set(this.dialect.fields.page, page);
  }

  answered(answer: Answered): void {
    if (this.next === null || !this.counts) return;
    const place = `cmi.interactions.${this.next}.`;
    // The number goes on only where the platform took it: they have to follow one another.
    if (!this.call("SetValue", `${place}id`, answer.id)) return void this.unheard.push(answer);
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
    if (this.ended) return Promise.resolve(true);
    for (const answer of this.unheard.splice(0)) this.answered(answer);
    this.tellTime();
    const done = this.call("Commit", "");
    if (done) this.unheard = [];
    return Promise.resolve(done && !this.lacks);
  }

  end(leave: boolean): void {
    if (this.ended) return;
    this.tellTime();
    if (leave && !this.dialect.prefix) this.set("adl.nav.request", "suspendAll");
    this.call("Commit", "");
    this.ended = true;
    this.call(this.dialect.end, "");
  }

  /** Each time the whole session's: a session whose end is never told has lasted as long as it was told last. */
  private tellTime(): void {
    this.set(this.dialect.fields.time, this.dialect.longest(this.now() - this.since));
  }

  private get(name: string): string {
    try {
      return String(this.api[`${this.dialect.prefix}GetValue`]!(name) ?? "");
    } catch {
      return "";
    }
  }

  private set(name: string, value: string): boolean {
    if (this.said.get(name) === value) return true;
    const done = this.call("SetValue", name, value);
    if (done) this.said.set(name, value);
    return done;
  }

  /** Whether a call did what it should; a platform with half an interface costs no learner the course. */
  private call(name: string, ...words: string[]): boolean {
    try {
      const answer = this.api[this.dialect.prefix + name]!(...words) ?? "";
      // Some answer with a truth value or a number, and some with nothing at all.
      return answer === "" ? !this.fault() : /^(true|1)$/i.test(String(answer));
    } catch {
      return false;
    }
  }

  /** Whether the last call failed, but for a code that is no fault. */
  private fault(...none: string[]): boolean {
    try {
      return !["0", ...none].includes(String(this.api[`${this.dialect.prefix}GetLastError`]!()));
    } catch {
      return true;
    }
  }
}
