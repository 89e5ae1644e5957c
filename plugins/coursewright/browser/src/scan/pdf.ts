/**
 * Scans that came as a PDF: scanners put one photograph (JPEG) on each page, in the order of pages, and as it is. Such a
 * PDF is taken for a stack of them. Of any other, one page or another would be left out or come in another's place, so
 * none of it is read.
 */

const STREAM = [..."stream"].map(codeOf);
const END = [..."endstream"].map(codeOf);
const PAGE = /(\d+)\s+\d+\s+obj\b(?:(?!endobj|\bobj\b)[^])*?\/Type\s*\/Page(?![A-Za-z])/g;
const KIDS = /\/Kids\s*\[([^\]]*)\]/g;
const REFERENCE = /(\d+)\s+\d+\s+R/g;
/** Of what is locked, packed, or was changed after it was saved. */
const OTHERWISE = /\/(?:Encrypt|ObjStm)\b/;
const PREVIOUS = "/Prev";
/** What a file begins with whose first page may be shown before the rest has come, and how long it was then. */
const LINEAR = /^[^]{0,1024}?\/Linearized\b[^>]*?\/L\s+(\d+)/;
const [TURN, FEED, MARK, START] = [0x0d, 0x0a, 0xff, 0xd8];

/** Whether a file is a PDF, by its type, else by its ending. */
export function isPdf({ type, name }: Pick<File, "type" | "name">): boolean {
  return type === "application/pdf" || /\.pdf$/i.test(name);
}

/** A file alone; of a PDF its pages, each as a file with its number behind the name, or the PDF itself if it is not read. */
export async function unfolded(file: File): Promise<readonly File[]> {
  if (!isPdf(file)) return [file];
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const type = "image/jpeg";
  const found = photographsIn(bytes);
  if (!isStack(bytes, found)) return [file];
  return found.map(([from, to], at) => {
    return new File([file.slice(from, to, type)], `${file.name} (${at + 1})`, { type });
  });
}

/**
 * Whether a PDF is one photograph a page, page after page: saved once and whole, open to all, and with its pages in the
 * order in which it lists them.
 */
export function isStack(bytes: Uint8Array, photographs: readonly (readonly [number, number])[]): boolean {
  const decoder = new TextDecoder("latin1");
  const ends = [0, ...photographs.map(([, to]) => to)];
  const text = ends
    .map((end, at) => decoder.decode(bytes.subarray(end, photographs[at]?.[0] ?? bytes.length)))
    .join("");
  const pages = Array.from(text.matchAll(PAGE), ([, number]) => number!);
  const lists = Array.from(text.matchAll(KIDS), ([, list]) => list!);
  const listed = Array.from((lists[0] ?? "").matchAll(REFERENCE), ([, number]) => number!);
  return (
    photographs.length > 0 &&
    pages.length === photographs.length &&
    lists.length === 1 &&
    listed.join() === pages.join() &&
    isSavedOnce(text, bytes.length) &&
    !OTHERWISE.test(text)
  );
}

/** Whether nothing was added to a file later: one that is made for the web is in two parts from the first. */
function isSavedOnce(text: string, length: number): boolean {
  const [tables, links] = ["startxref", PREVIOUS].map((word) => text.split(word).length - 1);
  const linear = LINEAR.exec(text);
  return linear ? Number(linear[1]) === length && tables === 2 && links === 1 : tables === 1 && !links;
}

/** Where photographs begin and end in the bytes of a PDF. */
export function photographsIn(bytes: Uint8Array): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let at = bytes.indexOf(MARK);
  while (at >= 0) {
    let next = at + 1;
    if (bytes[at + 1] === START && bytes[at + 2] === MARK && isStream(bytes, at)) {
      const end = endFrom(bytes, next);
      if (end < 0) break;
      found.push([at, end]);
      next = end;
    }
    at = bytes.indexOf(MARK, next);
  }
  return found;
}

/** Whether the content of an object begins at a place. */
function isStream(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] !== FEED) return false;
  return stands(bytes, at - (bytes[at - 2] === TURN ? 2 : 1) - STREAM.length, STREAM);
}

/** Where the content of an object ends; -1, if the file was cut off. */
function endFrom(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(END[0]!, from);
  while (at >= 0 && !stands(bytes, at, END)) at = bytes.indexOf(END[0]!, at + 1);
  return at;
}

function stands(bytes: Uint8Array, at: number, codes: readonly number[]): boolean {
  return codes.every((code, place) => bytes[at + place] === code);
}

function codeOf(sign: string): number {
  return sign.charCodeAt(0);
}
