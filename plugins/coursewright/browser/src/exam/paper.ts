/** What a `cw-exam` says of itself; the contract is quiz/assessment/screen.py's. */

import type { Words } from "../words.ts";
import type { Attempt, Retakes, Sender } from "./attempt.ts";
import { all } from "../dom.ts";
import { readWords } from "../words.ts";
import { Item } from "./item.ts";

/** A module in the result. */
export interface Part {
  readonly module: string;
  readonly title: string;
  readonly least: number;
}

/** An assessment as the page gives it. */
export class Paper {
  readonly host: HTMLElement;
  readonly words: Words;
  readonly least: number;
  readonly minutes: number;
  readonly trainer: boolean;
  readonly tells: boolean;
  readonly retakes: Retakes | null;
  readonly parts: readonly Part[];
  private readonly forms: readonly (readonly [name: string, questions: readonly string[]])[];

  constructor(host: HTMLElement) {
    const { pass, minutes, grading, feedback, days, times } = host.dataset;
    this.host = host;
    this.words = readWords(host);
    this.least = Number(pass);
    this.minutes = Number(minutes);
    this.trainer = grading === "trainer";
    this.tells = feedback === "after";
    this.retakes = times === undefined ? null : { days: Number(days), times: Number(times) };
    this.parts = this.rows(".cw-parts").map(({ dataset, textContent }) => ({
      module: dataset["module"] ?? "",
      title: textContent ?? "",
      least: Number(dataset["least"]),
    }));
    this.forms = this.rows(".cw-forms").map(({ dataset }) => [
      dataset["form"] ?? "",
      (dataset["questions"] ?? "").split(" "),
    ]);
    this.formName = this.formName.bind(this);
  }

  get id(): string {
    return this.host.dataset["assessment"] ?? "";
  }

  get count(): number {
    return this.forms.length;
  }

  get hasTalks(): boolean {
    return this.bank.some(({ dataset }) => dataset["type"] === "dialogue");
  }

  /** The letter of an attempt's form. */
  formName(attempt: Attempt): string {
    return this.formOf(attempt)[0];
  }

  /** New cards for the questions of an attempt's form, in its order. */
  items(attempt: Attempt): Item[] {
    const known = new Map(this.bank.map((card) => [card.dataset["question"], card]));
    const cards = this.formOf(attempt)[1].flatMap((name) => known.get(name) ?? []);
    const { course = "", lang = "" } = this.host.dataset;
    return cards.map(
      (card, index) =>
        new Item(document.importNode(card, true), { number: index + 1, course, lang, words: this.words }),
    );
  }

  /** What a hand-in names. */
  sender(attempt: Attempt): Sender {
    const { course = "", version = "", lang = "" } = this.host.dataset;
    return { course, version, assessment: this.id, form: this.formName(attempt), lang };
  }

  private formOf({ form }: Attempt): readonly [string, readonly string[]] {
    return this.forms[form % this.forms.length]!;
  }

  private get bank(): HTMLElement[] {
    return all(this.host.querySelector<HTMLTemplateElement>("template.cw-bank")!.content, "cw-question");
  }

  private rows(template: string): HTMLElement[] {
    return all(this.host.querySelector<HTMLTemplateElement>(`template${template}`)!.content, "span");
  }
}
