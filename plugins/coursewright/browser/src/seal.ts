/** Capsules and tokens: SHA-256 and what is built from it; knows no page. */

const PRIMES = firstPrimes(64);
const ROUNDS = PRIMES.map((prime) => fraction(prime ** (1 / 3)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(prime ** (1 / 2)));
const TAG = 9;

/** The JSON value of an opened capsule, by name: key, why, explain … */
export type Plain = Readonly<Record<string, unknown>>;

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime)) primes.push(n);
  }
  return primes;
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0;
}

/**
 * SHA-256 of bytes as 32 bytes (FIPS 180-4); written here since an intranet page over http has no
 * crypto.subtle.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(START);
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length / 2 ** 29);
  view.setUint32(padded.length - 4, bytes.length << 3);
  for (let at = 0; at < padded.length; at += 64) compress(state, view, at);
  const words = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => words.setInt32(4 * i, word));
  return new Uint8Array(words.buffer);
}

function compress(state: Int32Array, block: DataView, at: number): void {
  const w = new Int32Array(64);
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    w[i] = i < 16 ? block.getInt32(at + 4 * i) : schedule(w, i);
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!;
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

function schedule(w: Int32Array, i: number): number {
  const near = w[i - 2]!;
  const far = w[i - 15]!;
  return (
    w[i - 16]! +
    w[i - 7]! +
    (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) +
    (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10))
  );
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Lower-case hexadecimal SHA-256 of a text. */
export function digest(text: string): string {
  return Array.from(sha256(utf8(text)), (byte) => (byte + 256).toString(16).slice(1)).join("");
}

/** What a capsule is bound to; `question` is `quiz#question`. */
export function contextOf(course: string, question: string, lang: string): string {
  return `coursewright/1 ${course} ${question} ${lang} `;
}

/** What an option, item or group is called in the page, never its id. */
export function token(course: string, question: string, side: string, id: string): string {
  return digest(`${course} ${question} ${side} ${id}`).slice(0, 6);
}

/** Open a capsule (base64); null if it was damaged or belongs to another question. */
export function openCapsule(sealed: string, context: string): Plain | null {
  try {
    const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
    const tag = bytes.slice(0, TAG);
    const plain = unmask(bytes.slice(TAG), join(utf8(context), tag));
    const again = sha256(join(utf8(context), plain));
    if (bytes.length < TAG || tag.some((byte, i) => byte !== again[i])) return null;
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

function unmask(masked: Uint8Array, seed: Uint8Array): Uint8Array {
  const counter = new DataView(new ArrayBuffer(4));
  let stream = new Uint8Array();
  return masked.map((byte, i) => {
    if (i % 32 === 0) {
      counter.setUint32(0, i / 32);
      stream = sha256(join(seed, new Uint8Array(counter.buffer))) as Uint8Array<ArrayBuffer>;
    }
    return byte ^ stream[i % 32]!;
  });
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
