/** A page of an answer sheet, read: each row answered, left empty, or in doubt with the reason (scan/reading.py). */

import { BadPicture } from "./bad.ts";
import { marksAt } from "./bubbles.ts";
import type { Mark } from "./bubbles.ts";
import { placeSheet } from "./corners.ts";
import { darkness, finenessOf, flattened } from "./flat.ts";
import type { Flat } from "./flat.ts";
import { cut, rounded } from "./grey.ts";
import type { Grey } from "./grey.ts";
import { handIn } from "./hand.ts";
import type { Hand } from "./hand.ts";
import type { Point } from "./homography.ts";
import { circlesOf } from "./plan.ts";
import type { Area, Asked, Circles, Form, Layout, Limits, Printed, Row } from "./plan.ts";

/** Why a row is in doubt, "" where it is not. */
export type Doubt = "" | "faint" | "several" | "beside" | "written" | "form";

/**
 * A row of a page: which circles are filled, and why it is in doubt, if it is. `faint`: a circle is neither empty nor
 * filled; `several`: more are filled than may be; `beside`: something is drawn through, around or beside a circle;
 * `written`: words or digits, which people read; `form`: another form is filled in than the code says. `picture` is the
 * row as it was seen; the row of forms is no question's.
 */
export interface RowReading {
  readonly asked: Asked | null;
  readonly row: Row;
  readonly values: readonly string[];
  readonly doubt: Doubt;
  readonly picture: Grey;
}

/** A page: its number, its rows, the field at its head where a name is written, and the ink there. */
export interface PageReading {
  readonly number: number;
  readonly rows: readonly RowReading[];
  readonly name: Grey;
  readonly hand: Hand;
}

/** Which page of which form a picture shows, the forms printed with it, and the corners of its code. */
export interface Shown {
  readonly form: Form;
  readonly number: number;
  readonly letters: string;
  readonly corners: readonly Point[];
}

/** What is shown beside the circles of a row, in millimetres: its name is at the left. */
const [BESIDE, LABEL] = [2.6, 7];

/** Read a page, letting others work between its steps (`pause`); BadPicture where no sheet is seen. */
export async function readPage(
  picture: Grey,
  { form, number, letters, corners }: Shown,
  { limits, layout }: Printed,
  pause: () => Promise<unknown>,
): Promise<PageReading> {
  const page = form.pages[number - 1]!;
  const matrix = placeSheet(picture, corners, { limits, layout });
  if (finenessOf(matrix, layout.width, layout.height) < limits.leastFine) throw new BadPicture("small");
  await pause();
  const grey = flattened(picture, matrix, layout.width, layout.height, limits.scale);
  await pause();
  const flat = darkness(grey, blackOf(grey, layout, limits.scale));
  await pause();
  const circles = circlesOf(layout, form, page, letters);
  const written = page.written.map(([asked, row, areas]) => {
    const own = form.asked[asked]!;
    return writtenRow(grey, flat, own, own.rows[row]!, areas, limits);
  });
  const rows = [...circleRows(grey, flat, circles, form.form, layout, limits), ...written];
  const { nameField, scale } = limits;
  return { number, rows, name: cutOut(grey, nameField, scale), hand: handIn(flat, nameField, scale) };
}

/** Pixels inside the marks that are black. */
function blackOf(grey: Grey, { corners, mark }: Layout, scale: number): number[] {
  const reach = mark / 2 - 1;
  return corners.flatMap(([x, y, hollow]) =>
    hollow ? [] : [...cutOut(grey, [x - reach, y - reach, x + reach, y + reach], scale).data],
  );
}

function circleRows(
  grey: Grey,
  flat: Flat,
  rows: readonly Circles[],
  form: string,
  layout: Layout,
  limits: Limits,
): RowReading[] {
  const all = rows.flatMap(({ row, spots }) =>
    spots.map((spot, at) => ({
      mark: row.choices[at]![0],
      spot,
      named: row.label !== "" && at === 0,
      last: at === spots.length - 1,
    })),
  );
  const marks = marksAt(flat, all, layout.bubble, limits);
  let from = 0;
  return rows.map(({ asked, row, spots }) => {
    const own = marks.slice(from, (from += spots.length));
    const values = row.choices.filter((_, at) => own[at]!.filled >= limits.full).map(([, value]) => value);
    const doubt = doubtOf(asked, values, own, form, limits);
    return { asked, row, values, doubt, picture: cutOut(grey, around(spots, limits), limits.scale) };
  });
}

function doubtOf(
  asked: Asked | null,
  values: readonly string[],
  marks: readonly Mark[],
  form: string,
  limits: Limits,
): Doubt {
  if (marks.some(({ filled }) => filled >= limits.empty && filled < limits.full)) return "faint";
  if (values.length > 1 && !asked?.many) return "several";
  if (asked) return marks.some((mark) => isDrawnAt(mark, limits)) ? "beside" : "";
  return values.length && values[0] !== form ? "form" : "";
}

/** Whether something is drawn through, around or beside a circle, or along its line. */
function isDrawnAt({ filled, traced, near, far }: Mark, limits: Limits): boolean {
  if (filled >= limits.full) return far >= limits.stray;
  return near >= limits.stray || traced >= limits.traced;
}

/** Digits and words: whether anything is written is seen, what it says people read. */
function writtenRow(
  grey: Grey,
  flat: Flat,
  asked: Asked,
  row: Row,
  areas: readonly Area[],
  limits: Limits,
): RowReading {
  const doubt = areas.some((area) => isWritten(flat, area, limits)) ? "written" : "";
  const edge = (side: number, of: (...values: number[]) => number): number =>
    of(...areas.map((area) => area[side]!));
  const far = limits.around;
  const seen: Area = [
    edge(0, Math.min) - far,
    edge(1, Math.min) - far,
    edge(2, Math.max) + far,
    edge(3, Math.max) + far,
  ];
  return { asked, row, values: [], doubt, picture: cutOut(grey, seen, limits.scale) };
}

/** Whether more than specks are inside a field, away from its lines. */
function isWritten({ width, height, data }: Flat, area: Area, limits: Limits): boolean {
  const off = limits.inside;
  const inner: Area = [area[0] + off, area[1] + off, area[2] - off, area[3] - off];
  const [left, top, right, bottom] = edgesOf(inner, limits.scale);
  let [dark, all] = [0, 0];
  for (let y = top; y < Math.min(bottom, height); y++)
    for (let x = left; x < Math.min(right, width); x++) {
      all++;
      if (data[y * width + x]! > limits.writtenDark) dark++;
    }
  return all > 0 && dark / all > limits.writtenShare;
}

function around(spots: readonly Point[], { around: far, behind }: Limits): Area {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const more = far + BESIDE;
  return [
    Math.min(...xs) - more - LABEL,
    Math.min(...ys) - more,
    Math.max(...xs) + Math.max(more, behind),
    Math.max(...ys) + more,
  ];
}

function cutOut(grey: Grey, area: Area, scale: number): Grey {
  return cut(grey, ...edgesOf(area, scale));
}

/** An area in whole pixels, none of them before the first. */
function edgesOf([left, top, right, bottom]: Area, scale: number): Area {
  const pixel = (edge: number): number => Math.max(0, rounded(edge * scale));
  return [pixel(left), pixel(top), pixel(right), pixel(bottom)];
}
