/** How typed answers are made comparable, as in quiz/fold.py; never an edit distance (七天 is not 十天). */

const SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff";
const PUNCTUATION = "!\"'`()[]{}<>,;:?/\\|~_*。，、；：！？·•‧・“”‘’„‟«»‹›（）［］【】〔〕〖〗《》〈〉「」『』…";
const DASH = /[‐‑‒–—―−]/;
const AWAY = new Set(SPACES + PUNCTUATION);

/** A text without what does not matter: width, case, spaces, punctuation; `.` and `-` stay before a digit. */
export function fold(text: string): string {
  const even = Array.from(text.normalize("NFKC").toLowerCase())
    .filter((char) => !AWAY.has(char))
    .map((char) => (DASH.test(char) ? "-" : char))
    .join("");
  return even.replace(/[.-](?![0-9])/g, "");
}
