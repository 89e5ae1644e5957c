/** Grey pictures: made smaller, cut, blurred. A pixel is 0 (black) to 255. */

/** A picture row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** To the nearest whole number, halves to the even one, as Python rounds. */
export function rounded(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest > 0.5 || (rest === 0.5 && low % 2) ? low + 1 : low;
}

/** A picture whose longer side has so many pixels at most; each is the mean of what it covers. */
export function smaller(picture: Grey, longest: number): Grey {
  const factor = Math.max(picture.width, picture.height) / longest;
  if (factor <= 1) return picture;
  const width = Math.max(1, rounded(picture.width / factor));
  const height = Math.max(1, rounded(picture.height / factor));
  const data = new Uint8Array(width * height);
  const [across, down] = [spans(picture.width, width), spans(picture.height, height)];
  const whole = (picture.width / width) * (picture.height / height);
  const sums = new Float32Array(picture.width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let n = 0; n < down.most; n++) {
      const share = down.shares[y * down.most + n]!;
      if (share) addRow(sums, picture, down.first[y]! + n, share);
    }
    for (let x = 0; x < width; x++) {
      let sum = 0;
      const [first, from] = [across.first[x]!, x * across.most];
      for (let n = 0; n < across.most; n++) sum += across.shares[from + n]! * sums[first + n]!;
      data[y * width + x] = sum / whole + 0.5;
    }
  }
  return { width, height, data };
}

function addRow(sums: Float32Array, { width, data }: Grey, row: number, share: number): void {
  for (let x = 0, at = row * width; x < width; x++, at++) sums[x]! += share * data[at]!;
}

/** Which of `from` pixels each of `to` covers: the first, and how much of it and those that follow. */
function spans(
  from: number,
  to: number,
): { readonly most: number; readonly first: Int32Array; readonly shares: Float32Array } {
  const step = from / to;
  const most = Math.ceil(step) + 1;
  const first = new Int32Array(to);
  const shares = new Float32Array(to * most);
  for (let at = 0; at < to; at++) {
    const end = Math.min(from, (at + 1) * step);
    // Not beyond the last one: what is not covered there counts nothing.
    first[at] = Math.max(0, Math.min(Math.floor(at * step), from - most));
    for (let n = 0; n < most; n++) {
      const pixel = first[at]! + n;
      shares[at * most + n] = Math.max(0, Math.min(end, pixel + 1) - Math.max(at * step, pixel));
    }
  }
  return { most, first, shares };
}

/** A part of a picture, as far as it lies within; edges in whole pixels. */
export function cut(picture: Grey, left: number, top: number, right: number, bottom: number): Grey {
  const [x, y] = [clamped(left, picture.width), clamped(top, picture.height)];
  const width = Math.max(0, clamped(right, picture.width) - x);
  const height = Math.max(0, clamped(bottom, picture.height) - y);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    data.set(picture.data.subarray(from, from + width), row * width);
  }
  return { width, height, data };
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** A picture as if seen through a lens that is not sharp; `sigma` in pixels. */
export function blurred(picture: Grey, sigma: number): Grey {
  const data = new Uint8Array(picture.data.length);
  const size = rounded(sigma * 6 + 1) | 1;
  smooth(picture.data, data, picture.width, picture.height, weights(sigma, size));
  return { ...picture, data };
}

/** The weights of a Gauss's curve, so many. */
export function weights(sigma: number, size: number): Float32Array {
  const middle = (size - 1) / 2;
  const curve = Array.from({ length: size }, (_, at) =>
    Math.exp(-((at - middle) ** 2) / (2 * sigma * sigma)),
  );
  const sum = curve.reduce((a, b) => a + b, 0);
  return Float32Array.from(curve, (value) => value / sum);
}

type Pixels = Uint8Array | Float32Array;

/** Smooth along rows, then columns; beyond its edges a picture is mirrored. */
export function smooth(from: Pixels, to: Pixels, width: number, height: number, curve: Float32Array): void {
  const reach = (curve.length - 1) / 2;
  const across = new Float32Array(width * height);
  const line = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = -reach; x < width + reach; x++) line[x + reach] = from[row + mirrored(x, width)]!;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < curve.length; k++) sum += curve[k]! * line[x + k]!;
      across[row + x] = sum;
    }
  }
  const sums = new Float32Array(width);
  const whole = to instanceof Uint8Array ? 0.5 : 0;
  for (let y = 0; y < height; y++) {
    sums.fill(whole);
    for (let k = -reach; k <= reach; k++) {
      const row = mirrored(y + k, height) * width;
      const weight = curve[k + reach]!;
      for (let x = 0; x < width; x++) sums[x]! += weight * across[row + x]!;
    }
    to.set(sums, y * width);
  }
}

function mirrored(at: number, length: number): number {
  if (length === 1) return 0;
  let place = at;
  while (place < 0 || place >= length) place = place < 0 ? -place : 2 * (length - 1) - place;
  return place;
}

/** The value below which a share of all pixels lies, between two of them in proportion. */
export function percentile({ data }: Grey, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value]!++;
  const place = share * (data.length - 1);
  const low = nth(counts, Math.floor(place));
  return low + (nth(counts, Math.ceil(place)) - low) * (place - Math.floor(place));
}

function nth(counts: Uint32Array, place: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value++) {
    seen += counts[value]!;
    if (seen > place) return value;
  }
  return 255;
}
