/** Tables as text that spreadsheets open; knows no page. */

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as comma-separated values. A mark at the beginning tells Excel that this is UTF-8; what a spreadsheet would run
 * as a formula gets a ' before it (Chinese and Japanese ones take full-width signs, too). Numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Whether a spreadsheet would run a text. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text) || FORMULA.test(text.normalize("NFKC").trimStart());
}
