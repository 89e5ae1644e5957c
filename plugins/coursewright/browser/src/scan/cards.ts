/** A paper as a card: whose it is, what is to be decided in it, whether it counts. */

import { icon, make } from "../dom.ts";
import { button, state } from "../trainer/shown.ts";
import { words } from "../trainer/words.ts";
import { rowField } from "./choices.ts";
import { doubtsOf, keyOf, namesOtherForm, openIn } from "./papers.ts";
import type { Paper, Sheet } from "./papers.ts";
import { imageFrom } from "./photo.ts";

/** What is known of a paper beside its pages, and what its card does. */
export interface Handling {
  /** What the assessment is called. */
  readonly exam: string;
  /** The name that somebody typed. */
  readonly name: string;
  /** Whether it counts with what is open. */
  readonly asItIs: boolean;
  readonly rename: (name: string) => void;
  readonly decide: (sheet: Sheet, key: string, values: readonly string[] | null) => void;
  readonly take: () => void;
  readonly save: () => void;
  readonly remove: () => void;
}

/** A card, and what shows anew how far its paper is. */
export interface Card {
  readonly element: HTMLElement;
  readonly update: (asItIs: boolean) => void;
}

let count = 0;

/** The card of a paper. */
export function cardOf(paper: Paper, handling: Handling): Card {
  const { form, sheets } = paper;
  const id = `paper-${++count}`;
  const badge = make("p", { class: "badge" });
  const take = button("pass", words("sheet_as_it_is"), handling.take);
  const update = (asItIs: boolean): void => {
    const open = openIn(paper);
    badge.replaceChildren(stateOf(open, paper.missing.length, asItIs));
    take.hidden = asItIs || (!open && !paper.missing.length);
  };
  update(handling.asItIs);
  const files = sheets.map(({ file }) => file).join(", ");
  const element = make(
    "article",
    { class: "card paper", "aria-labelledby": id },
    make("h3", { id }, words("sheet_of", { name: paper.name, exam: handling.exam, form: form.form })),
    make("p", { class: "quiet" }, words("sheet_pages", { n: sheets.length, of: form.pages.length, files })),
    badge,
    ...notesOn(paper),
    nameField(paper, handling),
    ...doubtsOf(paper).map(({ sheet, row }) =>
      rowField(row, {
        values: sheet.decided.get(keyOf(row)),
        tell: (values) => handling.decide(sheet, keyOf(row), values),
      }),
    ),
    make(
      "div",
      { class: "acts" },
      take,
      button("down", words("sheet_save"), handling.save),
      button("x", words("sheet_remove"), handling.remove),
    ),
  );
  return { element, update };
}

function stateOf(open: number, missing: number, asItIs: boolean): HTMLElement {
  if (!open && !missing) return state("pass", "good", words("sheet_counts"));
  if (asItIs) return state("pass", "good", words("sheet_counts_open"));
  return state("alert", "care", open ? words("sheet_open", { n: open }) : words("sheet_waits"));
}

function notesOn(paper: Paper): readonly HTMLElement[] {
  const { form, missing } = paper;
  const off = form.off.map(({ number }) => number).join(", ");
  const lines = [
    ...(missing.length ? [words("sheet_missing", { pages: missing.join(", ") })] : []),
    ...(namesOtherForm(paper) ? [words("sheet_other_form", { form: form.form })] : []),
    ...(off ? [words("sheet_off", { numbers: off })] : []),
  ];
  return lines.map((line) => make("p", { class: "note note--care" }, icon("alert"), make("span", {}, line)));
}

/** The head of the first page as it is written, and a field for what it says. */
function nameField(paper: Paper, { name, rename }: Handling): HTMLElement {
  const input = make("input", { type: "text", value: name, placeholder: paper.name, autocomplete: "off" });
  input.addEventListener("change", () => rename((input as HTMLInputElement).value.trim()));
  return make(
    "div",
    { class: "row" },
    imageFrom(paper.sheets[0]!.reading.name, words("sheet_head", { name: paper.name })),
    make("label", { class: "typed" }, words("sheet_name"), input),
  );
}
