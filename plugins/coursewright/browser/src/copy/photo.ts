/** The code on a photo: by the browser's own reader where it has one, else by a script that is loaded for it. */

import { make } from "../dom.ts";
import type { readCode } from "../photo/code.ts";

declare global {
  interface Window {
    /** What cw-photo.js gives. */
    coursewrightPhoto?: typeof readCode;
  }
}

interface Detector {
  detect(image: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

type Detectors = new (options: { readonly formats: readonly string[] }) => Detector;

/** Pixels of the longer side: what a reader finds in one size it may miss in another. */
const SIDES = [1600, 900, 2600];

/** The text of the code on a photo; empty, if none is found. `load` loads a script. */
export async function readPhoto(file: Blob, load: (name: string) => Promise<unknown>): Promise<string> {
  const image = await imageOf(file);
  const native = await readNatively(image).catch(() => "");
  if (native) return native;
  await load("cw-photo.js");
  for (const side of SIDES) {
    const { width, height, data } = pixelsOf(image, side);
    const found = window.coursewrightPhoto?.(width, height, data);
    if (found) return found.text;
  }
  return "";
}

/** By a data: address, which policies for pictures allow where blob: is none of them. */
export function imageOf(file: Blob): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onerror = fail;
    reader.onload = () => {
      const image = make("img", { src: String(reader.result) }) as HTMLImageElement;
      image.onload = () => done(image);
      image.onerror = fail;
    };
    reader.readAsDataURL(file);
  });
}

async function readNatively(image: HTMLImageElement): Promise<string> {
  const { BarcodeDetector: Reader } = window as { readonly BarcodeDetector?: Detectors };
  const found = Reader ? await new Reader({ formats: ["qr_code"] }).detect(image) : [];
  return found.map(({ rawValue }) => rawValue).join("\n");
}

function pixelsOf(image: HTMLImageElement, side: number): ImageData {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, side / Math.max(naturalWidth, naturalHeight));
  const [width, height] = [naturalWidth, naturalHeight].map((length) =>
    Math.max(1, Math.round(length * scale)),
  );
  const canvas = make("canvas", { width, height }) as HTMLCanvasElement;
  const context = canvas.getContext("2d")!;
  context.drawImage(image, 0, 0, width!, height!);
  return context.getImageData(0, 0, width!, height!);
}
