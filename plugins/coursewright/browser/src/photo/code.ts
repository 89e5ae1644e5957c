/** Reads picture codes in pixels, where a browser cannot. */

import decode from "qr/decode.js";

/** Milliseconds that a photo may take in one size. */
const LONG = 4000;

/** A code's text, and its outer corners from its own top left clockwise. */
export interface Found {
  readonly text: string;
  readonly corners: readonly (readonly [x: number, y: number])[];
}

/** The code in a picture, grey or of four bytes a pixel; null if there is none. */
export function readCode(width: number, height: number, data: Uint8Array | Uint8ClampedArray): Found | null {
  let corners: Found["corners"] = [];
  try {
    const text = decode(
      { width, height, data },
      {
        ...(data.length === width * height && { format: "I420" as const }),
        timeLimit: LONG,
        effort: 8,
        pointsOnDetect: ({ bounds }) => (corners = bounds.map(({ x, y }) => [x, y] as const)),
      },
    );
    return { text, corners };
  } catch {
    return null;
  }
}
