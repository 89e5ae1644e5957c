/** Numbers and bytes as letters, digits, `-` and `_`. */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A whole number in `length` signs. */
export function signs(value: number, length: number): string {
  return Array.from({ length }, (_, i) => SIGNS[Math.floor(value / 64 ** (length - 1 - i)) % 64]!).join("");
}

/** The number in some signs. */
export function number(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum * 64 + Math.max(0, SIGNS.indexOf(sign)), 0);
}

/** Three bytes are four signs; what is left over of the last three is left out. */
export function signsOf(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(i, i + 3);
    text += signs(a! * 65_536 + b * 256 + c, 4).slice(0, bytes.length - i + 1);
  }
  return text;
}

/** The bytes in a text of `signsOf`. */
export function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 4) {
    const four = text.slice(i, i + 4);
    const value = number(four.padEnd(4, "A"));
    bytes.push(...[value >> 16, (value >> 8) & 255, value & 255].slice(0, four.length - 1));
  }
  return Uint8Array.from(bytes);
}
