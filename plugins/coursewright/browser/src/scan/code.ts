/** Which sheet a picture shows: by the code on it. */

import { BadPicture } from "./bad.ts";
import { cut, percentile, rounded, smaller } from "./grey.ts";
import type { Grey } from "./grey.ts";
import { distance } from "./homography.ts";
import type { Point } from "./homography.ts";
import type { Form, Printed } from "./plan.ts";

/** A code in a picture: its text, and its corners from its own top left clockwise, in pixels. */
export interface Code {
  readonly text: string;
  readonly corners: readonly Point[];
}

/** Finds a code; null where there is none. */
export type Find = (picture: Grey) => Code | null;

/** Pixels of the longer side: what a reader finds in one size it may miss in another. */
const SIDES = [1600, 2200, 1100, Infinity];
/** In which a second code is looked for: two sheets in one picture are small. */
const NEXT = 2200;
const BEGIN = "CW1 ";
const SAID =
  /^CW1 (?<course>[^/ ]+)\/(?<exam>[^/ ]+)\/(?<form>[^/ ]+) (?<page>\d+)\/\d+ (?<language>\S+) (?<mark>\S+)(?: (?<letters>\S+))?$/;
/** What a code says of letters where no form has a circle. */
const NONE = "-";
/** A picture of fewer pixels is too small for a whole sheet. */
const LEAST_SIDE = 1000;
/** Between neighbours a sharp picture of a sheet has steps of such a share of all its greys. */
const [SHARP, RANGE] = [0.3, 60];
/** Pixels of the longer side in which ink is looked for, and which share at each edge is not. */
const [BLANK, EDGE] = [600, 0.06];
/** Ink is darker than such a share of the paper; specks are no more than such a share of a page. */
const [INK, SPECKS] = [0.85, 0.0003];

/** The code of an answer sheet in a picture; BadPicture where there is none. */
export async function findCode(picture: Grey, find: Find, pause: () => Promise<unknown>): Promise<Code> {
  for (const side of SIDES) {
    const found = codeIn(picture, side, find, []);
    if (found) {
      // oxlint-disable-next-line no-await-in-loop -- the loop ends here
      await pause();
      return nearer(picture, onlySheet(found, codeIn(picture, NEXT, find, [found])), find);
    }
    // oxlint-disable-next-line no-await-in-loop -- a size is tried where others found none
    await pause();
  }
  if (Math.max(picture.width, picture.height) < LEAST_SIDE) throw new BadPicture("small");
  if (isBlank(picture)) throw new BadPicture("blank");
  throw new BadPicture(isBlurred(smaller(picture, SIDES[0]!)) ? "blurred" : "code");
}

/** A code of ours in a picture of some size, beside those that are known; its corners are those in the whole picture. */
function codeIn(picture: Grey, side: number, find: Find, known: readonly Code[]): Code | null {
  const looked = smaller(picture, side);
  const scale = picture.width / looked.width;
  const found = find(known.reduce((rest, code) => without(rest, enlarged(code, 1 / scale)), looked));
  return found?.text.startsWith(BEGIN) ? enlarged(found, scale) : null;
}

/** Of two codes the one that is a sheet's, since a paper of questions has one, too; BadPicture where both are. */
function onlySheet(found: Code, other: Code | null): Code {
  if (!other || !SAID.test(other.text)) return found;
  if (SAID.test(found.text)) throw new BadPicture("both");
  return other;
}

/** A picture with nothing where a code is. */
function without({ width, height, data }: Grey, { corners }: Code): Grey {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.ceil(Math.max(...xs))];
  const rest = Uint8Array.from(data);
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(height, Math.max(...ys)); y++)
    rest.fill(255, y * width + left, y * width + Math.min(width, right));
  return { width, height, data: rest };
}

/** The corners as they are in the finest picture of the code alone. */
function nearer(picture: Grey, code: Code, find: Find): Code {
  const reach = 0.35 * distance(code.corners[0]!, code.corners[2]!);
  const [xs, ys] = [code.corners.map(([x]) => x), code.corners.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - reach));
  const top = Math.max(0, Math.floor(Math.min(...ys) - reach));
  const window = cut(
    picture,
    left,
    top,
    Math.ceil(Math.max(...xs) + reach),
    Math.ceil(Math.max(...ys) + reach),
  );
  const found = find(window);
  if (found?.text !== code.text) return code;
  return { text: code.text, corners: found.corners.map(([x, y]) => [x + left, y + top]) };
}

function enlarged({ text, corners }: Code, by: number): Code {
  return { text, corners: corners.map(([x, y]) => [x * by, y * by]) };
}

/** Whether nothing but specks is on a page; holes and shadows at its edges do not count (scan/picture.py). */
function isBlank(picture: Grey): boolean {
  const small = smaller(picture, BLANK);
  const [across, down] = [rounded(EDGE * small.width), rounded(EDGE * small.height)];
  const inner = cut(small, across, down, small.width - across, small.height - down);
  const paper = INK * percentile(inner, 0.5);
  return inner.data.filter((value) => value < paper).length <= SPECKS * inner.data.length;
}

/** Whether a picture has light and dark, but nowhere an edge between them. */
function isBlurred({ width, height, data }: Grey): boolean {
  const steps = new Uint8Array(data.length);
  for (let y = 0; y < height - 1; y++)
    for (let x = 0; x < width - 1; x++) {
      const at = y * width + x;
      const [across, down] = [data[at + 1]! - data[at]!, data[at + width]! - data[at]!];
      steps[at] = Math.min(255, Math.hypot(across, down));
    }
  const picture = { width, height, data };
  const range = percentile(picture, 0.99) - percentile(picture, 0.01);
  return range > RANGE && percentile({ width, height, data: steps }, 0.999) < SHARP * range;
}

/** The sheet that a code names: its form, page, and the letters printed on it; BadPicture where it is none of ours. */
export function sheetOf(text: string, printed: Printed): { form: Form; number: number; letters: string } {
  const said = SAID.exec(text)?.groups as Readonly<Record<string, string>> | undefined;
  if (!said) throw new BadPicture("code");
  if (said["course"] !== printed.course) throw new BadPicture("course", said["course"]);
  const own = printed.forms.filter(
    ({ assessment, language }) => assessment === said["exam"] && language === said["language"],
  );
  if (!own.length) throw new BadPicture("assessment", said["exam"]);
  const form = own.find((row) => row.form === said["form"]);
  if (!form) throw new BadPicture("form", said["form"]);
  if (form.mark !== said["mark"]) throw new BadPicture("version");
  const number = Number(said["page"]);
  if (!(number >= 1 && number <= form.pages.length)) throw new BadPicture("page", said["page"]);
  const { letters = form.letters } = said;
  return { form, number, letters: letters === NONE ? "" : letters };
}
