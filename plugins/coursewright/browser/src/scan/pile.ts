/** All pages that were read, and what people said of their papers; knows no page of a browser. */

import type { Refused } from "../trainer/results.ts";
import { join, likeOf, openIn, papersOf, takeApart } from "./papers.ts";
import type { Paper, Sheet } from "./papers.ts";

/** The papers of a class. What is said of one is kept by its first page. */
export class Pile {
  /** The paper that was removed last. */
  gone: Paper | null = null;
  /** Whether somebody has looked if the pages of a stack that was taken from its end are put together rightly. */
  looked = false;
  private sheets: Sheet[] = [];
  private readonly bad = new Map<string, Refused>();
  private readonly names = new Map<Sheet, string>();
  /** Papers that count with what is open. */
  private readonly taken = new Set<Sheet>();
  private readonly saved = new Set<Sheet>();
  /** Pictures that were refused since the last page that was read. */
  private misses = 0;

  /** Pictures that were not used; blank pages, such as the backs of sheets, are one. */
  get refused(): readonly Refused[] {
    const all = [...this.bad.values()];
    const blank = all.filter(({ why }) => why === "photo_blank");
    if (!blank.length) return all;
    const file = [...new Set(blank.map((row) => row.file.replace(/ \(\d+\)$/, "")))].join(", ");
    const one: Refused = { is: "refused", file, why: "photo_blank", other: String(blank.length) };
    return [...all.filter((row) => !blank.includes(row)), one];
  }

  get papers(): readonly Paper[] {
    return papersOf(this.sheets);
  }

  /** The papers in which nothing is open, and those that somebody takes as they are. */
  get counted(): readonly Paper[] {
    return this.papers.filter((paper) => !this.waits(paper));
  }

  /** Rows to decide. */
  get open(): number {
    return this.papers.reduce((sum, paper) => sum + openIn(paper), 0);
  }

  /** Whether something was decided or typed that is in no file. */
  get unsaved(): boolean {
    return this.papers.some((paper) => this.isTouched(paper) && !this.saved.has(paper.sheets[0]!));
  }

  /** Pages that seem to be there already. */
  get alike(): readonly Sheet[] {
    return this.sheets.filter(({ like }) => like);
  }

  /** Whether a paper does not count yet. */
  waits(paper: Paper): boolean {
    return (openIn(paper) > 0 || paper.missing.length > 0 || this.isUnsure(paper)) && !this.isTaken(paper);
  }

  /** Whether nobody has looked yet if a paper's pages are one person's. */
  isUnsure({ turned }: Paper): boolean {
    return turned && !this.looked;
  }

  isTaken({ sheets }: Paper): boolean {
    return this.taken.has(sheets[0]!);
  }

  /** The name that somebody typed, "" for none. */
  nameOf({ sheets }: Paper): string {
    return this.names.get(sheets[0]!) ?? "";
  }

  /** A page that was read, or why a picture shows none. */
  keep(file: string, found: Pick<Sheet, "file" | "stack" | "form" | "reading"> | Refused): void {
    if ("why" in found) {
      this.misses++;
      this.bad.set(file, found);
      return;
    }
    const sheet: Sheet = { ...found, refused: this.misses, decided: new Map(), like: null, placed: null };
    sheet.like = likeOf(sheet, this.sheets);
    this.misses = 0;
    this.sheets.push(sheet);
    this.bad.delete(file);
  }

  rename(paper: Paper, name: string): void {
    if (name) this.names.set(paper.sheets[0]!, name);
    else this.names.delete(paper.sheets[0]!);
    this.change(paper);
  }

  decide(paper: Paper, sheet: Sheet, key: string, values: readonly string[] | null): void {
    if (values) sheet.decided.set(key, values);
    else sheet.decided.delete(key);
    this.change(paper);
  }

  /** Count a paper with what is open, or not. */
  take(paper: Paper, asItIs: boolean): void {
    if (asItIs) this.taken.add(paper.sheets[0]!);
    else this.taken.delete(paper.sheets[0]!);
    this.change(paper);
  }

  /** Papers are in a file. */
  save(papers: readonly Paper[]): void {
    for (const { sheets } of papers) this.saved.add(sheets[0]!);
  }

  /** Papers are one, with the name that one of them had. */
  join(papers: readonly Paper[]): void {
    const name = papers.map((paper) => this.nameOf(paper)).find(Boolean);
    this.forget(papers);
    join(papers);
    const one = this.papers.find(({ sheets }) => sheets.includes(papers[0]!.sheets[0]!));
    if (one && name) this.rename(one, name);
  }

  /** Each page of a paper is one of its own. */
  takeApart(paper: Paper): void {
    this.forget([paper]);
    takeApart(paper);
  }

  remove(paper: Paper): void {
    this.sheets = this.sheets.filter((sheet) => !paper.sheets.includes(sheet));
    this.gone = paper;
  }

  /** The paper that was removed last is there again. */
  putBack(): void {
    const { gone } = this;
    if (!gone) return;
    this.sheets.push(...gone.sheets);
    join([gone]);
    this.gone = null;
  }

  clear(): void {
    this.sheets = [];
    this.gone = null;
    this.looked = false;
    this.misses = 0;
    for (const kept of [this.bad, this.names, this.taken, this.saved]) kept.clear();
  }

  private change({ sheets }: Paper): void {
    this.saved.delete(sheets[0]!);
  }

  /** What was said of papers as they were is said of none. */
  private forget(papers: readonly Paper[]): void {
    for (const { sheets } of papers)
      for (const kept of [this.names, this.taken, this.saved]) kept.delete(sheets[0]!);
  }

  /** Whether people said anything of a paper. */
  private isTouched(paper: Paper): boolean {
    const moved = paper.sheets.some(({ placed, decided }) => placed || decided.size);
    return moved || this.isTaken(paper) || this.nameOf(paper) !== "";
  }
}
