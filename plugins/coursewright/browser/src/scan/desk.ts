/** Photographs in, papers out: one picture after the other, and what is in doubt for people to decide. */

import { fileName } from "../exam/attempt.ts";
import { icon, make } from "../dom.ts";
import type { Course } from "../trainer/course.ts";
import { save } from "../trainer/files.ts";
import { readResult } from "../trainer/results.ts";
import type { HandIn, Refused } from "../trainer/results.ts";
import { button, section } from "../trainer/shown.ts";
import { words } from "../trainer/words.ts";
import { handInOf } from "./answers.ts";
import { BadPicture } from "./bad.ts";
import { cardOf } from "./cards.ts";
import type { Card } from "./cards.ts";
import type { Find } from "./code.ts";
import { inOrder, likeOf, openIn, papersOf } from "./papers.ts";
import type { Paper, Sheet } from "./papers.ts";
import { pictureOf } from "./photo.ts";
import type { Printed } from "./plan.ts";
import { LONGEST, readSheet } from "./sheet.ts";

/** What a page that takes photographs gives: where papers are shown, where to tell how far it is, what to do then. */
export interface Host {
  readonly course: Course;
  readonly place: HTMLElement;
  readonly tell: (text: string) => void;
  readonly changed: () => void;
}

/** Reads answer sheets. */
export class PaperDesk {
  private readonly host: Host;
  private readonly printed: Printed;
  private readonly find: Find;
  private sheets: Sheet[] = [];
  private readonly bad = new Map<string, Refused>();
  /** Names that were typed, and papers that count with what is open, by their first pages. */
  private readonly names = new Map<Sheet, string>();
  private readonly taken = new Set<Sheet>();
  private readonly saved = new Set<Sheet>();

  constructor(host: Host, printed: Printed, find: Find) {
    this.host = host;
    this.printed = printed;
    this.find = find;
  }

  /** Whether something was decided or typed that is in no file. */
  get unsaved(): boolean {
    return this.papers().some(
      ({ sheets: [first] }) => first && this.isTouched(first) && !this.saved.has(first),
    );
  }

  /** Pictures that were not used. */
  get refused(): readonly Refused[] {
    return [...this.bad.values()];
  }

  /** The papers in which nothing is open, and those that somebody takes as they are. */
  get handIns(): readonly HandIn[] {
    return this.papers()
      .filter((paper) => (!openIn(paper) && !paper.missing.length) || this.taken.has(paper.sheets[0]!))
      .flatMap((paper) => {
        const read = readResult(paper.name, this.fileOf(paper), this.host.course.course);
        return read.is === "hand-in" ? [read] : [];
      });
  }

  /** Read photographs one after another; each is let go before the next one. */
  async add(files: readonly File[]): Promise<void> {
    const { tell } = this.host;
    let read = 0;
    for (const [at, file] of inOrder(files).entries()) {
      tell(words("photo_at", { n: at + 1, of: files.length, file: file.name }));
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      await pause();
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      read += Number(await this.read(file));
    }
    this.show();
    const open = this.papers().reduce((sum, paper) => sum + openIn(paper), 0);
    this.host.changed();
    tell(words("photos_read", { n: read, bad: files.length - read, open }));
  }

  /** Forget all. */
  clear(): void {
    this.sheets = [];
    for (const kept of [this.bad, this.names, this.taken, this.saved]) kept.clear();
    this.show();
  }

  private async read(file: File): Promise<boolean> {
    try {
      const picture = await pictureOf(file, LONGEST);
      await pause();
      const { page, shown } = await readSheet(picture, this.printed, this.find, pause);
      const sheet: Sheet = {
        file: file.name,
        form: shown.form,
        reading: page,
        decided: new Map(),
        like: null,
      };
      sheet.like = likeOf(sheet, this.sheets);
      this.sheets.push(sheet);
      this.bad.delete(file.name);
      return true;
    } catch (fault) {
      if (!(fault instanceof BadPicture)) throw fault;
      const { why, other } = fault;
      this.bad.set(file.name, {
        is: "refused",
        file: file.name,
        why: `photo_${why}`,
        ...(other && { other }),
      });
      return false;
    }
  }

  private papers(): readonly Paper[] {
    return papersOf(this.sheets);
  }

  private isTouched(first: Sheet): boolean {
    const own = this.papers().find(({ sheets }) => sheets.includes(first));
    return (
      this.names.has(first) || this.taken.has(first) || !!own?.sheets.some(({ decided }) => decided.size)
    );
  }

  private fileOf(paper: Paper): string {
    const name = this.names.get(paper.sheets[0]!) || paper.name;
    return `${JSON.stringify(handInOf(paper, name, this.host.course), null, 1)}\n`;
  }

  private show(): void {
    const papers = this.papers();
    const like = this.sheets.filter((sheet) => sheet.like);
    const cards = papers.map((paper) => this.card(paper).element);
    this.host.place.replaceChildren(
      ...(cards.length
        ? [
            section(
              "sheets",
              words("sheets"),
              make("p", { class: "quiet" }, words("sheets_how")),
              ...like.map((sheet) => this.twice(sheet)),
              make("div", { class: "sheets" }, ...cards),
            ),
          ]
        : []),
    );
  }

  private card(paper: Paper): Card {
    const first = paper.sheets[0]!;
    const changed = (): void => {
      this.saved.delete(first);
      card.update(this.taken.has(first));
      this.host.changed();
    };
    const card: Card = cardOf(paper, {
      exam: this.host.course.exams.find(({ id }) => id === paper.form.assessment)?.title ?? "",
      name: this.names.get(first) ?? "",
      asItIs: this.taken.has(first),
      rename: (name) => {
        if (name) this.names.set(first, name);
        else this.names.delete(first);
        changed();
      },
      decide: (sheet, key, values) => {
        if (values) sheet.decided.set(key, values);
        else sheet.decided.delete(key);
        changed();
      },
      take: () => {
        this.taken.add(first);
        changed();
      },
      save: () => {
        const [name, text] = [this.names.get(first) || paper.name, this.fileOf(paper)];
        const { check } = JSON.parse(text) as { readonly check: string };
        save(fileName(paper.form.assessment, paper.form.form, name, check), "application/json", text);
        this.saved.add(first);
      },
      remove: () => {
        this.sheets = this.sheets.filter((sheet) => !paper.sheets.includes(sheet));
        this.anew();
      },
    });
    return card;
  }

  /** A page that seems to be there already: it waits until somebody says that it is another one. */
  private twice(sheet: Sheet): HTMLElement {
    const text = words("sheet_like", { file: sheet.file, other: sheet.like?.file ?? "" });
    const act = (): void => {
      sheet.like = null;
      this.anew();
    };
    return make(
      "div",
      { class: "note note--care" },
      icon("alert"),
      make("div", {}, make("p", {}, text), button("plus", words("sheet_like_count"), act)),
    );
  }

  /** Show what is there now; the focus goes to the head, since what had it is gone. */
  private anew(): void {
    this.show();
    this.host.changed();
    const head = this.host.place.querySelector<HTMLElement>("h2");
    head?.setAttribute("tabindex", "-1");
    head?.focus();
  }
}

/** Let the page draw and answer before the next piece of work. */
function pause(): Promise<unknown> {
  return new Promise((done) => setTimeout(done));
}
