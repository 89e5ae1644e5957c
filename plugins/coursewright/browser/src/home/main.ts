/** The course home: fills in what only this device knows. */

import { all } from "../dom.ts";
import { progressOf } from "../main.ts";
import type { Progress } from "../progress.ts";
import { readWords } from "../words.ts";
import type { Words } from "../words.ts";
import { choiceIn, hashOf } from "./choice.ts";
import { showGo } from "./go.ts";
import { showMore } from "./more.ts";
import { showPlans } from "./plans.ts";
import { isFor, rowsOf, showModules, showRows, stopsOf } from "./route.ts";
import type { Choice } from "./route.ts";
import { goOnAt, isBehind } from "./state.ts";

/** Drives a home. */
class Home {
  private readonly host: HTMLElement;
  private readonly progress: Progress;
  private readonly words: Words;
  private choice: Choice;

  constructor(host: HTMLElement) {
    this.host = host;
    this.progress = progressOf(host);
    this.words = readWords(host);
    const asked = choiceIn(location.hash, (name) => this.ids(name));
    this.choice = { role: this.known("role", this.progress.learner.role), moment: "", ...asked };
    for (const hidden of all(host, ".cw-chips, .cw-route__m, .cw-key")) hidden.hidden = false;
    const folded = host.querySelector<HTMLDetailsElement>(".cw-route__m");
    if (folded && this.choice.moment) folded.open = true;
    for (const name of ["role", "moment"] as const)
      for (const radio of this.radios(name))
        radio.addEventListener("change", () => this.choose(name, radio.value));
    this.progress.watch(() => this.show());
    this.show();
  }

  private radios(name: string): HTMLInputElement[] {
    return all<HTMLInputElement>(this.host, `input[name=${name}]`);
  }

  private ids(name: string): string[] {
    return this.radios(name).map(({ value }) => value);
  }

  private known(name: string, id: string): string {
    return this.ids(name).includes(id) ? id : "";
  }

  /** A role is kept; both stand in the address, so that a link can carry them. */
  private choose(name: keyof Choice, value: string): void {
    this.choice = { ...this.choice, [name]: value };
    if (name === "role") this.progress.learner.role = value;
    history.replaceState(null, "", hashOf(this.choice) || "#");
    this.show();
  }

  private show(): void {
    const { host, choice, words, progress } = this;
    for (const name of ["role", "moment"] as const)
      for (const radio of this.radios(name)) radio.checked = radio.value === choice[name];
    const rows = rowsOf(host);
    const stops = stopsOf(progress.store, rows);
    const way = rows.filter((row) => row.isLesson && isFor(row, { ...choice, moment: "" }));
    const begun = [...stops.values()].some(({ state }) => state !== "empty");
    const behind = way.map((row) => isBehind(stops.get(row)!, row.quizzes));
    const here =
      way[
        goOnAt(
          way.map((row) => stops.get(row)!),
          behind,
        )
      ];
    showRows(rows, stops, choice, begun ? here : undefined, words);
    showModules(host, stops, choice, here, words);
    const [go, plans] = [".cw-go", ".cw-plans"].map((name) => host.querySelector<HTMLElement>(name));
    if (go && way.length && (begun || here !== rows[0])) showGo(go, here, here && stops.get(here), words);
    showMore(host, progress.store, words, () => Date.now());
    if (plans) showPlans(plans, progress.store, document.documentElement.lang, () => Date.now());
  }
}

const host = document.querySelector<HTMLElement>(".cw-home");
if (host) new Home(host);
