/**
 * What is kept of a worksheet: `{"v":1,"at":seconds,"lang":"zh","cells":{"2.3":"…"}}`, cells by row and
 * column from 1.
 */

import { isObject } from "../record.ts";

type Cells = Readonly<Record<string, string>>;

/** The cells in a kept text; none where it cannot be read. */
export function cellsIn(kept: string | null): Cells {
  const cells = valueOf(kept)?.["cells"];
  if (!isObject(cells)) return {};
  return Object.fromEntries(
    Object.entries(cells).filter((row): row is [string, string] => typeof row[1] === "string"),
  );
}

/** The text with one cell changed; null where a newer version of these pages wrote it. */
export function withCell(
  kept: string | null,
  name: string,
  value: string,
  lang: string,
  at: number,
): string | null {
  const version = valueOf(kept)?.["v"];
  if (typeof version === "number" && version > 1) return null;
  const { [name]: _, ...others } = cellsIn(kept);
  return JSON.stringify({ v: 1, at, lang, cells: value ? { ...others, [name]: value } : others });
}

function valueOf(kept: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(kept ?? "");
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
