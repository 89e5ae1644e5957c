/** Scores and ratings as people write them. */

/** A number for readers: `+2`, `0`, `−1`, its minus a real one. */
export function signed(number: number): string {
  return `${number > 0 ? "+" : number < 0 ? "−" : ""}${Math.abs(number)}`;
}
