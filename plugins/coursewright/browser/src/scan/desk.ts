/** Photographs in, papers out: one picture after the other, and what is in doubt for people to decide. */

import { fileName } from "../exam/attempt.ts";
import { make } from "../dom.ts";
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
import { inOrder, join, likeOf, openIn, papersOf, partnersOf, takeApart } from "./papers.ts";
import type { Paper, Sheet } from "./papers.ts";
import { pictureOf } from "./photo.ts";
import type { Printed } from "./plan.ts";
import { focusOn, remark } from "./remarks.ts";
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
  /** The paper that was removed last. */
  private gone: Paper | null = null;
  /** Pictures that were refused since the last page that was read. */
  private misses = 0;
  /** Raised where all is forgotten, so that what is still being read is not shown. */
  private round = 0;

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
    const { round } = this;
    let read = 0;
    for (const [at, file] of inOrder(files).entries()) {
      tell(words("photo_at", { n: at + 1, of: files.length, file: file.name }));
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      await pause();
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      const sheet = await this.read(file);
      if (round !== this.round) return;
      this.keep(file.name, sheet);
      read += Number(!("why" in sheet));
    }
    this.show();
    const open = this.papers().reduce((sum, paper) => sum + openIn(paper), 0);
    this.host.changed();
    tell(words("photos_read", { n: read, bad: files.length - read, open }));
  }

  /** Forget all. */
  clear(): void {
    this.round++;
    this.sheets = [];
    this.gone = null;
    this.misses = 0;
    for (const kept of [this.bad, this.names, this.taken, this.saved]) kept.clear();
    this.show();
  }

  /** The page that a photograph shows, or why it shows none. */
  private async read(file: File): Promise<Sheet | Refused> {
    try {
      const picture = await pictureOf(file, LONGEST);
      await pause();
      const { page, shown } = await readSheet(picture, this.printed, this.find, pause);
      return {
        file: file.name,
        form: shown.form,
        reading: page,
        refused: this.misses,
        decided: new Map(),
        like: null,
        placed: null,
      };
    } catch (fault) {
      // What no picture should lead to must not end the reading of the others.
      const { why, other } = fault instanceof BadPicture ? fault : new BadPicture("open");
      return { is: "refused", file: file.name, why: `photo_${why}`, ...(other && { other }) };
    }
  }

  private keep(file: string, found: Sheet | Refused): void {
    if ("why" in found) {
      this.misses++;
      this.bad.set(file, found);
      return;
    }
    this.misses = 0;
    found.like = likeOf(found, this.sheets);
    this.sheets.push(found);
    this.bad.delete(file);
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

  /** Show all papers, those that wait for people before the others; the focus goes to that of a page, if one is named. */
  private show(focus: Sheet | null = null): void {
    const papers = this.papers();
    const like = this.sheets.filter((sheet) => sheet.like);
    const waits = (paper: Paper): boolean =>
      (openIn(paper) > 0 || paper.missing.length > 0) && !this.taken.has(paper.sheets[0]!);
    const inTurn = [...papers.filter(waits), ...papers.filter((paper) => !waits(paper))];
    const cards = inTurn.map((paper) => this.card(paper, papers).element);
    const removed = this.gone ? [this.removed(this.gone)] : [];
    this.host.place.replaceChildren(
      ...(cards.length || removed.length
        ? [
            section(
              "sheets",
              words("sheets"),
              make("p", { class: "quiet" }, words("sheets_how")),
              ...removed,
              ...like.map((sheet) => this.twice(sheet)),
              make("div", { class: "sheets" }, ...cards),
            ),
          ]
        : []),
    );
    const at = focus ? inTurn.findIndex(({ sheets }) => sheets.includes(focus)) : -1;
    if (at >= 0) focusOn(cards[at]!.querySelector<HTMLElement>("h3"));
  }

  private card(paper: Paper, papers: readonly Paper[]): Card {
    const first = paper.sheets[0]!;
    const changed = (): void => {
      this.saved.delete(first);
      const state = card.update(this.taken.has(first));
      this.host.changed();
      this.host.tell(state);
    };
    const card: Card = cardOf(paper, {
      exam: this.host.course.exams.find(({ id }) => id === paper.form.assessment)?.title ?? "",
      name: this.names.get(first) ?? "",
      asItIs: this.taken.has(first),
      partners: partnersOf(paper, papers),
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
      take: (asItIs) => {
        if (asItIs) this.taken.add(first);
        else this.taken.delete(first);
        changed();
      },
      save: () => {
        const [name, text] = [this.names.get(first) || paper.name, this.fileOf(paper)];
        const { check } = JSON.parse(text) as { readonly check: string };
        save(fileName(paper.form.assessment, paper.form.form, name, check), "application/json", text);
        this.saved.add(first);
      },
      join: (partner) => this.joined([paper, partner]),
      apart: () => {
        takeApart(paper);
        this.taken.delete(first);
        this.show(first);
        this.host.changed();
      },
      remove: () => {
        this.sheets = this.sheets.filter((sheet) => !paper.sheets.includes(sheet));
        this.gone = paper;
        this.anew();
      },
    });
    return card;
  }

  /** Papers that somebody put together are one, with the name that one of them had. */
  private joined(papers: readonly Paper[]): void {
    const firsts = papers.map(({ sheets: [first] }) => first!);
    const name = firsts.map((first) => this.names.get(first)).find(Boolean);
    join(papers);
    for (const first of firsts) {
      this.names.delete(first);
      this.taken.delete(first);
    }
    const one = this.papers().find(({ sheets }) => sheets.includes(firsts[0]!))!;
    if (name) this.names.set(one.sheets[0]!, name);
    this.show(firsts[0]!);
    this.host.changed();
  }

  /** That a paper was removed, and a way back. */
  private removed(paper: Paper): HTMLElement {
    const name = this.names.get(paper.sheets[0]!) || paper.name;
    const act = (): void => {
      this.sheets.push(...paper.sheets);
      join([paper]);
      this.gone = null;
      this.show(paper.sheets[0]!);
      this.host.changed();
    };
    return remark(words("sheet_removed", { name }), button("redo", words("sheet_put_back"), act));
  }

  /** A page that seems to be there already: it waits until somebody says that it is another one. */
  private twice(sheet: Sheet): HTMLElement {
    const text = words("sheet_like", { file: sheet.file, other: sheet.like?.file ?? "" });
    const act = (): void => {
      sheet.like = null;
      this.anew();
    };
    return remark(text, button("plus", words("sheet_like_count"), act));
  }

  /** Show what is there now; the focus goes to the head, since what had it is gone. */
  private anew(): void {
    this.show();
    this.host.changed();
    focusOn(this.host.place.querySelector<HTMLElement>("h2"));
  }
}

/** Let the page draw and answer before the next piece of work. */
function pause(): Promise<unknown> {
  return new Promise((done) => setTimeout(done));
}
