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
import { inOrder, partnersOf } from "./papers.ts";
import type { Paper, Sheet } from "./papers.ts";
import { isPdf, unfolded } from "./pdf.ts";
import { imageFrom, pictureOf } from "./photo.ts";
import { Pile } from "./pile.ts";
import type { Printed } from "./plan.ts";
import { focusOn, remark } from "./remarks.ts";
import { LONGEST, readSheet } from "./sheet.ts";

/** What a page that takes photographs gives: where papers are shown, where to tell how far it is, what to do then. */
export interface Host {
  readonly course: Course;
  readonly place: HTMLElement;
  readonly tell: (text: string) => void;
  /** Shows how many of some pictures are read; as many as there are: the reading is over. */
  readonly reach: (done: number, all: number) => void;
  readonly changed: () => void;
}

/** Reads answer sheets. */
export class PaperDesk {
  private readonly host: Host;
  private readonly printed: Printed;
  private readonly find: Find;
  private readonly pile = new Pile();
  /** Raised where all is forgotten, so that what is still being read is not shown. */
  private round = 0;
  /** Documents of many pages so far, each a stack of its own. */
  private documents = 0;

  constructor(host: Host, printed: Printed, find: Find) {
    this.host = host;
    this.printed = printed;
    this.find = find;
  }

  /** Whether something was decided or typed that is in no file. */
  get unsaved(): boolean {
    return this.pile.unsaved;
  }

  /** Pictures that were not used. */
  get refused(): readonly Refused[] {
    return this.pile.refused;
  }

  /** What is handed in with the papers that count. */
  get handIns(): readonly HandIn[] {
    return this.pile.counted.flatMap((paper) => {
      const read = readResult(paper.name, this.fileOf(paper), this.host.course.course);
      return read.is === "hand-in" ? [read] : [];
    });
  }

  /** Read photographs one after another, those of a PDF in its place; each is let go before the next one. */
  async add(files: readonly File[]): Promise<void> {
    const { tell } = this.host;
    const { round } = this;
    const pictures: (readonly [File, string])[] = [];
    for (const file of inOrder(files)) {
      const stack = isPdf(file) ? `${++this.documents}` : "";
      // oxlint-disable-next-line no-await-in-loop -- one file at a time is held
      pictures.push(...(await unfolded(file)).map((picture) => [picture, stack] as const));
    }
    let read = 0;
    for (const [at, [file, stack]] of pictures.entries()) {
      tell(words("photo_at", { n: at + 1, of: pictures.length, file: file.name }));
      this.host.reach(at, pictures.length);
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      await pause();
      // oxlint-disable-next-line no-await-in-loop -- one picture at a time is held
      const sheet = await this.read(file, stack);
      if (round !== this.round) return this.host.reach(0, 0);
      this.pile.keep(file.name, sheet);
      read += Number(!("why" in sheet));
    }
    this.host.reach(pictures.length, pictures.length);
    this.show();
    this.host.changed();
    tell(words("photos_read", { n: read, bad: pictures.length - read, open: this.pile.open }));
  }

  /** Forget all. */
  clear(): void {
    this.round++;
    this.pile.clear();
    this.show();
  }

  /** The page that a photograph shows, or why it shows none. */
  private async read(
    file: File,
    stack: string,
  ): Promise<Pick<Sheet, "file" | "stack" | "form" | "reading"> | Refused> {
    try {
      if (isPdf(file)) throw new BadPicture("pdf");
      const picture = await pictureOf(file, LONGEST);
      await pause();
      const { page, shown } = await readSheet(picture, this.printed, this.find, pause);
      return { file: file.name, stack, form: shown.form, reading: page };
    } catch (fault) {
      // What no picture should lead to must not end the reading of the others.
      const { why, other } = fault instanceof BadPicture ? fault : new BadPicture("open");
      return { is: "refused", file: file.name, why: `photo_${why}`, ...(other && { other }) };
    }
  }

  private fileOf(paper: Paper): string {
    const name = this.pile.nameOf(paper) || paper.name;
    return `${JSON.stringify(handInOf(paper, name, this.host.course), null, 1)}\n`;
  }

  /** Show all papers, those that wait for people before the others; the focus goes to that of a page, if one is named. */
  private show(focus: Sheet | null = null): void {
    const { papers, alike, gone } = this.pile;
    const waiting = papers.filter((paper) => this.pile.waits(paper));
    const inTurn = [...waiting, ...papers.filter((paper) => !waiting.includes(paper))];
    const cards = inTurn.map((paper) => this.card(paper, papers).element);
    const removed = gone ? [this.removed(gone)] : [];
    this.host.place.replaceChildren(
      ...(cards.length || removed.length
        ? [
            section(
              "sheets",
              words("sheets"),
              make("p", { class: "quiet" }, words("sheets_how")),
              ...removed,
              ...(papers.some((paper) => this.pile.isUnsure(paper)) ? [this.turned()] : []),
              ...alike.map((sheet) => this.twice(sheet)),
              make("div", { class: "acts" }, this.saving()),
              make("div", { class: "sheets" }, ...cards),
            ),
          ]
        : []),
    );
    const at = focus ? inTurn.findIndex(({ sheets }) => sheets.includes(focus)) : -1;
    if (at >= 0) focusOn(cards[at]!.querySelector<HTMLElement>("h3"));
  }

  private card(paper: Paper, papers: readonly Paper[]): Card {
    const { pile } = this;
    const said = (act: () => void): void => {
      act();
      const state = card.update(pile.isTaken(paper));
      this.host.changed();
      this.host.place.querySelector(".cw-all")!.replaceWith(this.saving());
      this.host.tell(state);
    };
    const moved = (act: () => void): void => {
      act();
      this.show(paper.sheets[0]!);
      this.host.changed();
    };
    const card: Card = cardOf(paper, {
      exam: this.host.course.exams.find(({ id }) => id === paper.form.assessment)?.title ?? "",
      name: pile.nameOf(paper),
      asItIs: pile.isTaken(paper),
      unsure: pile.isUnsure(paper),
      partners: partnersOf(paper, papers),
      rename: (name) => said(() => pile.rename(paper, name)),
      decide: (sheet, key, values) => said(() => pile.decide(paper, sheet, key, values)),
      take: (asItIs) => said(() => pile.take(paper, asItIs)),
      save: () => this.save(paper),
      join: (partner) => moved(() => pile.join([paper, partner])),
      apart: () => moved(() => pile.takeApart(paper)),
      remove: () => {
        pile.remove(paper);
        this.anew();
      },
    });
    return card;
  }

  private save(paper: Paper): void {
    const [name, text] = [this.pile.nameOf(paper) || paper.name, this.fileOf(paper)];
    const { check } = JSON.parse(text) as { readonly check: string };
    save(fileName(paper.form.assessment, paper.form.form, name, check), "application/json", text);
    this.pile.save([paper]);
  }

  /** Saves the papers that count in one file, which is read as they are one by one. */
  private saving(): HTMLElement {
    const papers = this.pile.counted;
    const act = (): void => {
      const texts = papers.map((paper) => this.fileOf(paper).trimEnd());
      save(
        `${this.host.course.course}-sheets-${papers.length}.json`,
        "application/json",
        `[${texts.join(",\n")}]\n`,
      );
      this.pile.save(papers);
    };
    const element = button("down", words("sheets_save", { n: papers.length }), act);
    element.classList.add("cw-all");
    element.hidden = papers.length < 2;
    return element;
  }

  /** That pages seem to have been taken from the last to the first, which people look at before they count. */
  private turned(): HTMLElement {
    const act = (): void => {
      this.pile.looked = true;
      this.anew();
    };
    return remark(words("sheets_turned"), button("pass", words("sheets_turned_good"), act));
  }

  /** That a paper was removed, and a way back. */
  private removed(paper: Paper): HTMLElement {
    const name = this.pile.nameOf(paper) || paper.name;
    const act = (): void => {
      this.pile.putBack();
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
    const pictures = [sheet, ...(sheet.like ? [sheet.like] : [])].map(({ file, reading }) =>
      imageFrom(reading.name, words("sheet_head", { name: file })),
    );
    return remark(text, button("plus", words("sheet_like_count"), act), ...pictures);
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
