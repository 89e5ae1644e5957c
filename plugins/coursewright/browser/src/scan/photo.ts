/** Photos as grey pictures, and grey pictures as images; one at a time, so that little is held. */

import { imageOf } from "../copy/photo.ts";
import { make } from "../dom.ts";
import { BadPicture } from "./bad.ts";
import type { Grey } from "./grey.ts";

/** Rows that are turned to grey at once: of four bytes a pixel the whole would be large. */
const ROWS = 256;

/** A photo's picture, its longer side of so many pixels at most; BadPicture where the browser cannot open it. */
export async function pictureOf(file: Blob, longest: number): Promise<Grey> {
  const image = await imageOf(file).catch(() => {
    throw new BadPicture("open");
  });
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight));
  const [width, height] = [Math.round(naturalWidth * scale), Math.round(naturalHeight * scale)];
  if (!width || !height) throw new BadPicture("open");
  const canvas = make("canvas", { width, height }) as HTMLCanvasElement;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  image.removeAttribute("src");
  const data = new Uint8Array(width * height);
  for (let top = 0; top < height; top += ROWS) {
    const rows = Math.min(ROWS, height - top);
    const pixels = context.getImageData(0, top, width, rows).data;
    for (let at = 0, to = top * width; at < pixels.length; at += 4, to++)
      data[to] = 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]! + 0.5;
  }
  // Some browsers hold a canvas's pixels until it is made small.
  canvas.width = canvas.height = 0;
  return { width, height, data };
}

/** A grey picture as an image, by a data: address, which the page's policy allows. */
export function imageFrom({ width, height, data }: Grey, alt: string): HTMLElement {
  const canvas = make("canvas", { width, height }) as HTMLCanvasElement;
  const context = canvas.getContext("2d")!;
  const pixels = context.createImageData(width, height);
  for (const [at, value] of data.entries()) pixels.data.set([value, value, value, 255], 4 * at);
  context.putImageData(pixels, 0, 0);
  return make("img", { src: canvas.toDataURL("image/jpeg", 0.85), width, height, alt });
}
