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
  /** Whether nobody has looked yet if its pages are one person's. */
  readonly unsure: boolean;
  /** Papers in which its missing pages may be. */
  readonly partners: readonly Paper[];
  readonly rename: (name: string) => void;
  readonly decide: (sheet: Sheet, key: string, values: readonly string[] | null) => void;
  readonly take: (asItIs: boolean) => void;
  readonly save: () => void;
  readonly join: (partner: Paper) => void;
  readonly apart: () => void;
  readonly remove: () => void;
}

/** A card, and what shows anew how far its paper is, and gives it in words. */
export interface Card {
  readonly element: HTMLElement;
  readonly update: (asItIs: boolean) => string;
}

let count = 0;

/** The card of a paper. */
export function cardOf(paper: Paper, handling: Handling): Card {
  const { form, sheets } = paper;
  const id = `paper-${++count}`;
  const badge = make("p", { class: "badge" });
  const take = button("pass", words("sheet_as_it_is"), () => handling.take(true));
  const leave = button("redo", words("sheet_not_yet"), () => handling.take(false));
  const update = (asItIs: boolean): string => {
    const open = openIn(paper);
    const waits = open > 0 || paper.missing.length > 0 || handling.unsure;
    const had = [take, leave].includes(document.activeElement as HTMLElement);
    badge.replaceChildren(stateOf(open, paper.missing.length, asItIs, handling.unsure));
    take.hidden = asItIs || !waits;
    leave.hidden = !asItIs || !waits;
    if (had) (asItIs ? leave : take).focus();
    return badge.textContent ?? "";
  };
  update(handling.asItIs);
  const files = sheets.map(({ file }) => file).join(", ");
  const head = make("h3", { id });
  const call = (name: string): void => {
    head.textContent = words("sheet_of", { name: name || paper.name, exam: handling.exam, form: form.form });
  };
  call(handling.name);
  const rename = (name: string): void => {
    call(name);
    handling.rename(name);
  };
  const element = make(
    "article",
    { class: "card paper", "aria-labelledby": id },
    head,
    make("p", { class: "quiet" }, words("sheet_pages", { n: sheets.length, of: form.pages.length, files })),
    badge,
    ...notesOn(paper),
    ...(handling.partners.length ? [joinField(handling)] : []),
    nameField(paper, { ...handling, rename }),
    ...doubtsOf(paper).map(({ sheet, row }) =>
      rowField(row, {
        values: sheet.decided.get(keyOf(row)),
        tell: (values) => handling.decide(sheet, keyOf(row), values),
      }),
    ),
    actsOf(paper, handling, [take, leave]),
  );
  return { element, update };
}

function actsOf({ sheets }: Paper, handling: Handling, counting: readonly HTMLElement[]): HTMLElement {
  return make(
    "div",
    { class: "acts" },
    ...counting,
    button("down", words("sheet_save"), handling.save),
    ...(sheets.length > 1 ? [button("minus", words("sheet_apart"), handling.apart)] : []),
    button("x", words("sheet_remove"), handling.remove),
  );
}

/** Where a missing page may be, to choose from; nothing happens before the button is pressed. */
function joinField({ partners, join }: Handling): HTMLElement {
  const options = partners.map(({ name, sheets }, at) => {
    const pages = sheets.map(({ reading }) => reading.number).join(", ");
    return make("option", { value: String(at) }, words("sheet_join_at", { name, pages }));
  });
  const select = make("select", {}, ...options) as HTMLSelectElement;
  const act = (): void => join(partners[Number(select.value)]!);
  return make(
    "div",
    { class: "choose" },
    make("label", { class: "choose" }, words("sheet_join"), select),
    button("plus", words("sheet_join_do"), act),
  );
}

function stateOf(open: number, missing: number, asItIs: boolean, unsure: boolean): HTMLElement {
  const good = !open && !missing;
  if (good && (asItIs || !unsure)) return state("pass", "good", words("sheet_counts"));
  if (asItIs) return state("pass", "good", words("sheet_counts_open"));
  if (good) return state("alert", "care", words("sheet_unsure"));
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

/** The head of each page as it is written, so that one sees whether all are one person's, and a field for the name. */
function nameField(paper: Paper, { name, rename }: Handling): HTMLElement {
  const input = make("input", { type: "text", value: name, placeholder: paper.name, autocomplete: "off" });
  input.addEventListener("change", () => rename((input as HTMLInputElement).value.trim()));
  const many = paper.form.pages.length > 1;
  const heads = paper.sheets.map(({ reading }) =>
    make(
      "figure",
      { class: "head" },
      ...(many ? [make("figcaption", { class: "quiet" }, words("sheet_page", { n: reading.number }))] : []),
      imageFrom(reading.name, words("sheet_head", { name: paper.name })),
    ),
  );
  return make(
    "div",
    { class: "row" },
    ...heads,
    make("label", { class: "typed" }, words("sheet_name"), input),
  );
}
