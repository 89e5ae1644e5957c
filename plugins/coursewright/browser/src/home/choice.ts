/** What a link to the home chooses: `#role=front-line&moment=waiting`. */

import type { Choice } from "./route.ts";

const NAMES = ["role", "moment"] as const;

/** What an address chooses among the ids that there are; what it does not name is left out. */
export function choiceIn(hash: string, ids: (name: keyof Choice) => readonly string[]): Partial<Choice> {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const chosen: Partial<Record<keyof Choice, string>> = {};
  for (const name of NAMES) {
    const id = asked.get(name);
    if (id !== null && ids(name).includes(id)) chosen[name] = id;
  }
  return chosen;
}

/** The address of a choice; empty where all is shown. */
export function hashOf(choice: Choice): string {
  const asked = new URLSearchParams(NAMES.flatMap((name) => (choice[name] ? [[name, choice[name]]] : [])));
  return `${asked}` && `#${asked}`;
}
