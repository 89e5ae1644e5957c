/** What stands where on printed sheets, and the numbers that they are read by; trainer/answer_sheets.py writes it. */

/** Numbers that verdicts hang on (quiz/assessment/sheet_reading.py says what each is). */
export interface Limits {
  readonly scale: number;
  readonly empty: number;
  readonly full: number;
  readonly traced: number;
  readonly lineFrom: number;
  readonly lineTo: number;
  readonly stray: number;
  readonly ink: number;
  readonly nearLine: number;
  readonly clear: number;
  readonly wide: number;
  readonly high: number;
  readonly behind: number;
  readonly stroke: number;
  readonly edge: number;
  readonly own: number;
  readonly off: number;
  readonly around: number;
  readonly ring: number;
  readonly shift: number;
  readonly near: number;
  readonly few: number;
  readonly common: number;
  readonly seen: number;
  readonly core: number;
  readonly nearest: number;
  readonly further: number;
  readonly inkShares: readonly number[];
  readonly leastMarks: number;
  readonly mostOff: number;
  readonly leastFine: number;
  readonly inside: number;
  readonly writtenDark: number;
  readonly writtenShare: number;
  readonly nameField: Area;
}

/** Left, top, right, bottom in millimetres. */
export type Area = readonly [left: number, top: number, right: number, bottom: number];

/** What all sheets have, in millimetres: their size, that of circles, marks and code, and where these stand. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bubble: number;
  readonly mark: number;
  readonly code: number;
  readonly codeX: number;
  readonly codeY: number;
  readonly corners: readonly (readonly [x: number, y: number, hollow: boolean])[];
  /** Where the circles of forms begin, how far apart they are, how many stand in a line, of which two have room. */
  readonly forms: { readonly x: number; readonly y: number; readonly pitch: number; readonly line: number };
}

/** A circle's sign, and what it stands for in an answer. */
export type Choice = readonly [mark: string, value: string];

/** A row of a question: its name in an answer, what is printed before it, its circles; without them it is written. */
export interface Row {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** A question of a form: how its rows make an answer, whether this is walked by the key, whether many may be filled. */
export interface Asked {
  readonly question: string;
  readonly number: number;
  readonly taken: string;
  readonly walked: boolean;
  readonly many: boolean;
  readonly rows: readonly Row[];
}

/** A page: places of circles and fields to write in, by the places of question and row in the form. */
export interface Page {
  readonly circles: readonly (readonly [asked: number, row: number, spots: readonly number[]])[];
  readonly written: readonly (readonly [asked: number, row: number, areas: readonly Area[]])[];
}

/**
 * A form in one language: questions on its sheet, and those `off` it, which are answered on the paper; `letters` are those
 * of all forms of its assessment, `mark` changes with the questions.
 */
export interface Form {
  readonly assessment: string;
  readonly language: string;
  readonly form: string;
  readonly mark: string;
  readonly letters: string;
  readonly asked: readonly Asked[];
  readonly off: readonly { readonly question: string; readonly number: number }[];
  readonly pages: readonly Page[];
}

/** All sheets that the course prints. */
export interface Printed {
  readonly course: string;
  readonly limits: Limits;
  readonly layout: Layout;
  readonly forms: readonly Form[];
}

/** A row of circles on a page, with the middle of each; the row of forms is no question's. */
export interface Circles {
  readonly asked: Asked | null;
  readonly row: Row;
  readonly spots: readonly (readonly [x: number, y: number])[];
}

/** The rows of circles of a page; `letters` are those of the forms that were printed together. */
export function circlesOf(layout: Layout, form: Form, page: Page, letters: string): readonly Circles[] {
  const own = page.circles.map(([asked, row, numbers]) => ({
    asked: form.asked[asked]!,
    row: form.asked[asked]!.rows[row]!,
    spots: pairs(numbers),
  }));
  const forms = formCircles(layout, letters);
  return forms ? [forms, ...own] : own;
}

function pairs(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at]!, numbers[2 * at + 1]!]);
}

/** None where there are more forms than have room (quiz/assessment/sheet_plan.py draws them so). */
function formCircles({ forms: { x, y, pitch, line } }: Layout, letters: string): Circles | null {
  const lines = Math.ceil(letters.length / line);
  if (!letters || lines > 2) return null;
  const choices = [...letters].map((letter) => [letter, letter] as const);
  const spots = choices.map(
    (_, at) => [x + pitch * (at % line), y + pitch * (Math.floor(at / line) - (lines - 1) / 2)] as const,
  );
  return { asked: null, row: { name: "form", label: "", choices }, spots };
}
