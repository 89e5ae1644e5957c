/** Progress back from a text, from photos of picture codes, from a file. */

import { fitsSome } from "../kinds/shapes.ts";
import { note } from "../note.ts";
import { Collector } from "./copies.ts";
import type { Found } from "./copies.ts";
import type { Desk } from "./give.ts";
import { readPhoto } from "./photo.ts";
import { take } from "./take.ts";

/** The part of the page that takes copies; `changed` is called when something was taken. */
export class Back {
  private readonly desk: Desk;
  private readonly load: (name: string) => Promise<unknown>;
  private readonly changed: () => void;
  private readonly collector: Collector;

  constructor(desk: Desk, load: (name: string) => Promise<unknown>, changed: () => void) {
    this.desk = desk;
    this.load = load;
    this.changed = changed;
    this.collector = new Collector(desk.course, desk.legend);
    const open = this.find("[data-act=paste]");
    const panel = this.find("[data-paste]");
    const field = this.find<HTMLTextAreaElement>("[data-paste] textarea");
    open.addEventListener("click", () => {
      panel.hidden = !panel.hidden;
      open.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden) field.focus();
    });
    this.find("[data-act=take]").addEventListener("click", () => {
      if (this.tell(this.collector.add(field.value))) field.value = "";
    });
    this.listen("[data-take=photo]", (files) => this.readPhotos(files));
    this.listen("[data-take=file]", async ([file]) => void this.tell(this.collector.add(await file!.text())));
  }

  private find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.desk.host.querySelector<E>(selector)!;
  }

  private listen(selector: string, read: (files: readonly File[]) => Promise<void>): void {
    const input = this.find<HTMLInputElement>(selector);
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length) void read(files).catch(() => this.say("alert", "care", "refused_damaged"));
    });
  }

  private async readPhotos(files: readonly File[]): Promise<void> {
    this.say("clock", "", "reading");
    let last: Found | null = null;
    let unread = 0;
    // One after the other: a photo takes much memory.
    await files.reduce(async (before, file) => {
      await before;
      const text = await readPhoto(file, this.load).catch(() => "");
      if (text) last = this.collector.add(text);
      else unread++;
    }, Promise.resolve());
    const { words } = this.desk;
    if (!last) this.say("alert", "care", "unread");
    else this.tell(last, unread ? [words("unread_some", { n: unread })] : []);
  }

  /** Say what a copy came to, and take it if it is whole; true if nothing of it is refused. */
  private tell(found: Found, more: readonly string[] = []): boolean {
    const { words, store, legend } = this.desk;
    if (found.is === "refused") {
      this.say("alert", "care", `refused_${found.why}`, {}, more);
      return false;
    }
    if (found.is === "parts") {
      const list = (numbers: readonly number[]): string => numbers.join(words("comma"));
      const values = { have: list(found.have), missing: list(found.missing) };
      this.say("half", "", "parts", values, more);
      return true;
    }
    const taken = take(
      store,
      found.entries,
      legend.revisions,
      (_, answer) => answer !== null && !fitsSome(answer),
    );
    if (typeof taken === "string") {
      this.say("alert", "care", `refused_${taken}`, {}, more);
      return false;
    }
    const lines = [
      ...(taken.odd ? [words("odd", { n: taken.odd })] : []),
      ...(found.gone ? [words("gone", { n: found.gone })] : []),
      ...(taken.kept ? [] : [words("unkept")]),
      ...more,
    ];
    const tone = taken.kept ? "good" : "care";
    if (taken.changed) this.say(taken.kept ? "pass" : "alert", tone, "taken", { n: taken.changed }, lines);
    else this.say("pass", "good", "same", {}, lines);
    this.changed();
    return true;
  }

  private say(
    mark: string,
    tone: string,
    word: string,
    values: Readonly<Record<string, string | number>> = {},
    lines: readonly string[] = [],
  ): void {
    this.find(".cw-taken").replaceChildren(note(mark, tone, this.desk.words(word, values), ...lines));
  }
}
