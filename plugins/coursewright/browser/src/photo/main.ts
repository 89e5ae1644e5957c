/** Reads picture codes in pixels, where a browser cannot; loaded when a photo was chosen. */

import decode from "qr/decode.js";

/** Milliseconds that a photo may take in one size. */
const LONG = 4000;

/** The text of the code in an image; empty, if there is none. */
export function readPixels({ width, height, data }: ImageData): string {
  try {
    return decode({ width, height, data }, { timeLimit: LONG, effort: 8 });
  } catch {
    return "";
  }
}

window.coursewrightPhoto = readPixels;
