/**
 * Scans that came as a PDF: scanners put a photograph (JPEG) on each page, in the order of pages, and as it is. A PDF
 * is no more than a box of them here; what else it may hold (black and white, drawings) is not read.
 */

const STREAM = [..."stream"].map(codeOf);
const END = [..."endstream"].map(codeOf);
const [TURN, FEED, MARK, START] = [0x0d, 0x0a, 0xff, 0xd8];

/** Whether a file is a PDF, by its type, else by its ending. */
export function isPdf({ type, name }: Pick<File, "type" | "name">): boolean {
  return type === "application/pdf" || /\.pdf$/i.test(name);
}

/** A file alone; of a PDF its photographs, each as a file with a number behind the name, and the PDF itself without any. */
export async function unfolded(file: File): Promise<readonly File[]> {
  if (!isPdf(file)) return [file];
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const type = "image/jpeg";
  const found = photographsIn(bytes).map(([from, to], at) => {
    return new File([file.slice(from, to, type)], `${file.name} (${at + 1})`, { type });
  });
  return found.length ? found : [file];
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
