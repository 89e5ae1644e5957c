/** How typed answers are made comparable, as in quiz/fold.py; never an edit distance (七天 is not 十天). */

/** What counts as white space. */
export const SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff";
const PUNCTUATION = "!\"'`()[]{}<>,;:?/\\|~_*。，、；：！？·•‧・“”‘’„‟«»‹›（）［］【】〔〕〖〗《》〈〉「」『』…";
const DASH = /[‐‑‒–—―−]/g;
const AWAY = new Set(SPACES + PUNCTUATION);

/** A text without differences of width, case and dashes. */
export function even(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(DASH, "-");
}

/** A text without what does not matter: width, case, spaces, punctuation; `.` and `-` stay before a digit. */
export function fold(text: string): string {
  const kept = Array.from(even(text)).filter((char) => !AWAY.has(char));
  return kept.join("").replace(/[.-](?![0-9])/g, "");
}
