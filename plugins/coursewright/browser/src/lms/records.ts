/** The record store of a platform that speaks cmi5: its key, its documents, its statements. */

import type { Json } from "./statements.ts";

const TAB = "coursewright/cmi5";
const VERSION = "1.0.3";

/** What the platform's query says, by name. */
export type Asked = Readonly<Record<string, string>>;

/** What of a browser a session uses. */
export interface Edge {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new name for a statement. */
  readonly id: () => string;
  /** Lasts as long as the tab: the platform gives its key once, and pages are loaded anew. */
  readonly tab: Pick<Storage, "getItem" | "setItem">;
  /** Go back to the platform. */
  readonly go: (address: string) => void;
}

/** The key for the record store: asked for once, and known from then on in this tab, until the session has ended. */
export async function keyOf(asked: Asked, { fetch, tab }: Edge): Promise<string> {
  const session = asked["fetch"]!;
  const known = (JSON.parse(tab.getItem(TAB) ?? "{}") as Asked)[session];
  // Nothing may follow what was said last (cmi5, 9.3.8).
  if (known === "") throw new Error("ended");
  if (known) return known;
  const answer = (await (await fetch(session, { method: "POST" })).json()) as Readonly<
    Record<string, string>
  >;
  const key = answer["auth-token"];
  if (!key) throw new Error("no token");
  tab.setItem(TAB, JSON.stringify({ [session]: key }));
  return key;
}

/** The platform's record store. */
export class Records {
  private readonly asked: Asked;
  private readonly edge: Edge;
  private readonly key: string;

  constructor(asked: Asked, edge: Edge, key: string) {
    this.asked = asked;
    this.edge = edge;
    this.key = key;
  }

  /** A document as a value; null where there is none, rejected where nobody can say. */
  async document(path: string, names: Asked, ofUnit = true): Promise<unknown> {
    const answer = await this.send("GET", path, this.query(names, ofUnit));
    if (answer.status === 404 || answer.status === 204) return null;
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  async keep(names: Asked, value: unknown): Promise<boolean> {
    return (await this.send("PUT", "activities/state", this.query(names, true), value)).ok;
  }

  /** A statement has its name before it is sent: one that comes twice is one. */
  async say(statement: Json): Promise<boolean> {
    const answer = await this.send("PUT", "statements", { statementId: String(statement["id"]) }, statement);
    return answer.ok || answer.status === 409;
  }

  /** Know in this tab that the session has ended. */
  end(): void {
    this.edge.tab.setItem(TAB, JSON.stringify({ [this.asked["fetch"]!]: "" }));
  }

  private query(names: Asked, ofUnit: boolean): Asked {
    const { actor, activityId, registration } = this.asked;
    return {
      ...names,
      agent: actor!,
      ...(ofUnit && { activityId: activityId!, registration: registration! }),
    };
  }

  private send(method: string, path: string, query: Asked, value?: unknown): Promise<Response> {
    const endpoint = this.asked["endpoint"]!.replace(/\/?$/, "/");
    return this.edge.fetch(`${endpoint}${path}?${new URLSearchParams(query).toString()}`, {
      method,
      headers: {
        // The token is sent as it is given (cmi5, 8.2.3).
        Authorization: `Basic ${this.key}`,
        "X-Experience-API-Version": VERSION,
        ...(value !== undefined && { "Content-Type": "application/json" }),
      },
      ...(value !== undefined && { body: JSON.stringify(value) }),
      // What is sent as a page closes is sent all the same.
      keepalive: method !== "GET",
    });
  }
}
