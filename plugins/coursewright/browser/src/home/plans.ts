/** What one meant to do at work: the sentences that one ticked at the ends of lessons, until they are done. */

import { make } from "../dom.ts";
import { readPledge, writePledge } from "../pledge.ts";
import type { Pledge } from "../pledge.ts";
import type { Store } from "../store.ts";

/** The names of the lessons of which something is meant to be done, the nearest day first, without a day last. */
function plansOf(store: Store): (readonly [string, Pledge])[] {
  const lessons = store.names().flatMap((name) => (name.startsWith("l/") ? [name.slice(2)] : []));
  return lessons
    .flatMap((lesson) => {
      const pledge = readPledge(store, lesson);
      return pledge && pledge.text && !pledge.done ? [[lesson, pledge] as const] : [];
    })
    .sort(([a, x], [b, y]) => (x.day || "9").localeCompare(y.day || "9") || a.localeCompare(b));
}

/** Show what was meant to be done; a tick says that it is. `now` in milliseconds. */
export function showPlans(panel: HTMLElement, store: Store, lang: string, now: () => number): void {
  const day = new Intl.DateTimeFormat(lang, { weekday: "long", month: "long", day: "numeric" });
  const rows = plansOf(store).map(([lesson, pledge]) => {
    const tick = make("input", { type: "checkbox" }) as HTMLInputElement;
    tick.addEventListener("change", () => {
      const at = Math.floor(now() / 1000);
      writePledge(store, lesson, { ...pledge, done: tick.checked ? at : 0 }, at);
    });
    // Noon is on the day that is meant wherever one is.
    const when = pledge.day ? make("b", {}, day.format(new Date(`${pledge.day}T12:00`))) : "";
    return make(
      "li",
      {},
      make("label", { class: "cw-tick" }, tick, make("span", {}, when, " ", pledge.text)),
    );
  });
  panel.hidden = !rows.length;
  panel.querySelector("ul")!.replaceChildren(...rows);
}
