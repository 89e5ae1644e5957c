/** Pages as papers: those of one person follow one another (scan/papers.py); knows no page of a browser. */

import { isSameHand } from "./hand.ts";
import type { PageReading, RowReading } from "./page.ts";
import type { Form } from "./plan.ts";

/** What people decided, by question and row: values of circles, or what is written; none is nothing. */
export type Decisions = ReadonlyMap<string, readonly string[]>;

/**
 * A page that was read, with the name of its file, the document of many pages that it is from ("" for none), and how many
 * pictures before it were refused; `like` is the one that it seems to show once more, `placed` the one to whose paper
 * somebody put it.
 */
export interface Sheet {
  readonly file: string;
  readonly stack: string;
  readonly form: Form;
  readonly reading: PageReading;
  readonly refused: number;
  readonly decided: Map<string, readonly string[]>;
  like: Sheet | null;
  placed: Sheet | null;
}

/** What one person handed in, in the order of pages; `name` is that of its first file, told from others by a number. */
export interface Paper {
  readonly name: string;
  readonly form: Form;
  readonly sheets: readonly Sheet[];
  /** Numbers of pages that are not there. */
  readonly missing: readonly number[];
  /** Whether its pages were put together because the whole stack seems to have been taken from its end. */
  readonly turned: boolean;
}

/** A row among decisions. */
export function keyOf({ asked, row }: Pick<RowReading, "asked" | "row">): string {
  return `${asked?.question ?? ""}\n${row.name}`;
}

const BY_NAME = new Intl.Collator(undefined, { numeric: true });

/** Files as cameras and scanners count them: `page 2` before `page 10`. */
export function inOrder<F extends { readonly name: string }>(files: readonly F[]): readonly F[] {
  return [...files].sort((a, b) => BY_NAME.compare(a.name, b.name));
}

/** The papers of pages in the order in which they were taken; where somebody has put a page, there it is. */
export function papersOf(sheets: readonly Sheet[]): readonly Paper[] {
  const names = new Set<string>();
  const order = new Map(sheets.map((sheet, at) => [sheet, at] as const));
  const firstOf = ([first]: readonly Sheet[]): number => order.get(first!)!;
  return groupsOf(sheets.filter(({ like }) => !like))
    .sort((a, b) => firstOf(a) - firstOf(b))
    .map((group) => {
      const { form, file } = group[0]!;
      const numbers = group.map(({ reading }) => reading.number);
      return {
        name: untaken(stemOf(file), names),
        form,
        sheets: [...group].sort((a, b) => a.reading.number - b.reading.number),
        missing: form.pages.map((_, at) => at + 1).filter((number) => !numbers.includes(number)),
        turned: !group[0]!.placed && group[0]!.reading.number > group[group.length - 1]!.reading.number,
      };
    });
}

/** Pages of one person: they rise, or fall where the whole stack was taken from its end. A document is a stack of its own. */
function groupsOf(sheets: readonly Sheet[]): Sheet[][] {
  const placed = new Map<Sheet, Sheet[]>();
  const groups: Sheet[][] = [];
  const turned = new Map(
    [...new Set(sheets.map(({ stack }) => stack))].map((stack) => {
      return [stack, isFalling(sheets.filter((sheet) => sheet.stack === stack))] as const;
    }),
  );
  let last: Sheet | null = null;
  for (const sheet of sheets) {
    if (sheet.placed) {
      placed.set(sheet.placed, [...(placed.get(sheet.placed) ?? []), sheet]);
      last = null;
      continue;
    }
    if (last?.stack === sheet.stack && goesOn(last, sheet, turned.get(sheet.stack)!))
      groups[groups.length - 1]!.push(sheet);
    else groups.push([sheet]);
    last = sheet;
  }
  return [...groups, ...placed.values()];
}

/** Whether more pages are followed by the one before them than by the one after them. */
function isFalling(sheets: readonly Sheet[]): boolean {
  const steps = sheets.map(({ form, reading }, at) => {
    const next = sheets[at + 1];
    return next?.form === form ? next.reading.number - reading.number : 0;
  });
  return steps.filter((step) => step === -1).length > steps.filter((step) => step === 1).length;
}

/**
 * Whether a page may be of the person whose page was taken before it. It may not where so many pictures between them
 * were refused that they may be the end of one paper and the begin of the next (scan/papers.py).
 */
function goesOn(last: Sheet, sheet: Sheet, falling: boolean): boolean {
  const of = sheet.form.pages.length;
  const place = ({ reading }: Sheet): number => (falling ? of + 1 - reading.number : reading.number);
  const [before, here] = [place(last), place(sheet)];
  return sheet.form === last.form && here > before && sheet.refused < of - before + here - 1;
}

/** The papers in which the pages may be that a paper lacks. */
export function partnersOf(paper: Paper, papers: readonly Paper[]): readonly Paper[] {
  return papers.filter(
    ({ form, missing, sheets }) =>
      form === paper.form &&
      missing.length > 0 &&
      sheets.every(({ reading }) => paper.missing.includes(reading.number)),
  );
}

/** Put the pages of some papers into one, in the order in which they were taken. */
export function join(papers: readonly Paper[]): void {
  const all = papers.flatMap(({ sheets }) => sheets);
  for (const sheet of all) sheet.placed = all[0]!;
}

/** Make each page of a paper a paper of its own. */
export function takeApart({ sheets }: Paper): void {
  for (const sheet of sheets) sheet.placed = sheet;
}

function stemOf(file: string): string {
  return file.replace(/^.*[\\/]/, "").replace(/\.[a-z]{1,5}(?= \(\d+\)$|$)/i, "");
}

function untaken(stem: string, names: Set<string>): string {
  let name = stem;
  for (let n = 2; names.has(name); n++) name = `${stem}-${n}`;
  names.add(name);
  return name;
}

/** The page that another one seems to show once more: read alike in all rows, with the same name written on it. */
export function likeOf(sheet: Sheet, others: readonly Sheet[]): Sheet | null {
  const alike = (other: Sheet): boolean =>
    other.form === sheet.form &&
    other.reading.number === sheet.reading.number &&
    other.reading.rows.every((row, at) => isAlike(row, sheet.reading.rows[at]!)) &&
    isSameHand(other.reading.hand, sheet.reading.hand);
  return others.find(alike) ?? null;
}

function isAlike(a: RowReading, b: RowReading): boolean {
  return a.doubt === b.doubt && a.values.join(" ") === b.values.join(" ");
}

/** The rows of questions that were in doubt, in the order of the paper, with the page that each is on. */
export function doubtsOf({
  form,
  sheets,
}: Paper): readonly { readonly sheet: Sheet; readonly row: RowReading }[] {
  const place = (row: RowReading): number => form.asked.indexOf(row.asked!);
  return sheets
    .flatMap((sheet) => sheet.reading.rows.map((row) => ({ sheet, row })))
    .filter(({ row }) => row.asked && row.doubt)
    .sort((a, b) => place(a.row) - place(b.row));
}

/** How many rows are to be decided. */
export function openIn(paper: Paper): number {
  return doubtsOf(paper).filter(({ sheet, row }) => !sheet.decided.has(keyOf(row))).length;
}

/** Whether the circle of another form is filled in than the code says: perhaps a sheet was swapped. */
export function namesOtherForm({ form, sheets }: Paper): boolean {
  return sheets.some(({ reading }) =>
    reading.rows.some(({ asked, values }) => !asked && values.some((value) => value !== form.form)),
  );
}
