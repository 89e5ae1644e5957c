/**
 * "Use it tomorrow" at the end of a quiz: the sentence for one's own role as something to tick, and the day.
 */

import { all, make, set } from "./dom.ts";
import type { Intents } from "./intents.ts";
import { daysAfter, readPledge, writePledge } from "./pledge.ts";
import type { Pledge } from "./pledge.ts";
import type { Progress } from "./progress.ts";
import type { Words } from "./words.ts";

/** A role by its id, its title, and the sentence that the lesson has for it. */
interface Advice {
  readonly role: string;
  readonly title: string;
  readonly text: string;
}

/** Shows what a lesson says to a role, and keeps what its reader means to do. */
class Intent {
  readonly panel: HTMLElement;
  private readonly advice: readonly Advice[];
  private readonly lesson: string;
  private readonly progress: Progress;
  private readonly words: Words;
  private readonly now: () => number;
  private readonly onrole: () => void;
  private readonly head = make("h3");
  private readonly tick = make("input", { type: "checkbox" }) as HTMLInputElement;
  private readonly text = make("span");
  private readonly date: HTMLInputElement;
  private readonly days: HTMLElement;
  /** The role that was chosen here. */
  private chosen = "";

  /** `lesson` and what it says, by role; `onrole` is called when another role was chosen. */
  constructor(
    lesson: string,
    advice: readonly Advice[],
    progress: Progress,
    words: Words,
    now: () => number,
    onrole: () => void,
  ) {
    this.lesson = lesson;
    this.advice = advice;
    this.progress = progress;
    this.words = words;
    this.now = now;
    this.onrole = onrole;
    const { tomorrow } = daysAfter(now());
    this.date = make("input", {
      type: "date",
      class: "cw-in",
      min: tomorrow,
      "aria-label": words("pick_day"),
      hidden: true,
    }) as HTMLInputElement;
    this.days = this.dayChips();
    this.panel = make(
      "div",
      { class: "cw-pledge" },
      this.head,
      make("label", { class: "cw-tick" }, this.tick, this.text),
      this.days,
      this.roleChips(),
    );
    this.tick.addEventListener("change", () => this.keep(""));
    this.show();
  }

  /**
   * The advice for the learner's role; where the lesson has none for it, for the one that was chosen here.
   */
  private get own(): Advice | undefined {
    return this.of(this.chosen) ?? this.of(this.progress.learner.role) ?? this.of(this.kept?.role);
  }

  private of(role: string | undefined): Advice | undefined {
    return this.advice.find((row) => row.role === role);
  }

  private get kept(): Pledge | null {
    return readPledge(this.progress.store, this.lesson);
  }

  private show(): void {
    const { own, kept, words } = this;
    const done = kept !== null && kept.role === own?.role;
    this.head.textContent = own ? words("pledge_of", { role: own.title }) : words("pledge");
    this.text.textContent = own ? own.text : words("role_first");
    this.tick.hidden = !own;
    this.panel.toggleAttribute("data-own", !!own);
    this.tick.checked = done;
    this.days.hidden = !done;
    for (const radio of all<HTMLInputElement>(this.panel, "details input"))
      radio.checked = radio.value === own?.role;
    const days = all<HTMLInputElement>(this.days, "[type=radio]");
    const day = done ? kept.day : "";
    const dated = day !== "" && !days.some(({ value }) => value === day);
    for (const radio of days) radio.checked = radio.value ? radio.value === day : dated;
    this.date.value = dated ? day : "";
    this.date.hidden = !dated;
  }

  /** The days to choose from; the last one is any other. */
  private dayChips(): HTMLElement {
    const { words } = this;
    const { tomorrow, monday } = daysAfter(this.now());
    const rows = [
      [tomorrow, words("tomorrow")],
      [monday, words("monday")],
      ["", words("pick_day")],
    ] as const;
    const chips = chipsOf("cw-day", words("pledge_day"), rows, (day) => {
      this.date.hidden = day !== "";
      if (day) this.keep(day);
    });
    // A date that is not whole yet is no date.
    this.date.addEventListener("change", () => this.date.value && this.keep(this.date.value));
    chips.append(this.date);
    return chips;
  }

  private roleChips(): HTMLElement {
    const { own, words } = this;
    const rows = this.advice.map(({ role, title }) => [role, title] as const);
    const chips = chipsOf("cw-role", "", rows, (role) => this.choose(role));
    const more = make(
      "details",
      { class: "cw-more" },
      make("summary", {}, words("pick_role")),
      set(chips, { "aria-label": words("pick_role") }),
    );
    return set(more, { open: !own });
  }

  /** Another role: its own sentence, and for whom this lesson has none, only that. */
  private choose(role: string): void {
    const { learner } = this.progress;
    this.chosen = role;
    if (!learner.role || this.of(learner.role)) learner.role = role;
    this.show();
    this.onrole();
  }

  private keep(day: string): void {
    const { own, tick } = this;
    if (!own) return;
    writePledge(
      this.progress.store,
      this.lesson,
      tick.checked ? { role: own.role, day, text: own.text, done: 0 } : null,
      Math.floor(this.now() / 1000),
    );
    this.progress.changed(`l/${this.lesson}`);
    this.show();
  }
}

/** Chips of which one is chosen. */
function chipsOf(
  name: string,
  legend: string,
  rows: readonly (readonly [value: string, text: string])[],
  chosen: (value: string) => void,
): HTMLElement {
  const chips = rows.map(([value, text]) =>
    make(
      "label",
      { class: "cw-chip" },
      make("input", { type: "radio", name, value }),
      make("span", {}, text),
    ),
  );
  const group = make(
    "fieldset",
    { class: "cw-chips" },
    ...(legend ? [make("legend", {}, legend)] : []),
    ...chips,
  );
  group.addEventListener(
    "change",
    ({ target }) => target instanceof HTMLInputElement && target.type === "radio" && chosen(target.value),
  );
  return group;
}

/** The panel of a lesson's page; `onrole` is called when another role was chosen. */
export function intentPanel(
  ...[lesson, progress, words, now, onrole]: Parameters<Intents["intentPanel"]>
): HTMLElement {
  return new Intent(lesson, adviceIn(document), progress, words, now, onrole).panel;
}

/** What the lesson of this page says for tomorrow, by role; none where it is no lesson, or says nothing. */
function adviceIn(page: Document): readonly Advice[] {
  return all(page, ".cw-tom dd[data-role]").map((text) => {
    const role = text.dataset["role"] ?? "";
    const title = page.querySelector(`.cw-tom dt[data-role="${role}"]`)?.textContent ?? role;
    return { role, title, text: text.textContent ?? "" };
  });
}
