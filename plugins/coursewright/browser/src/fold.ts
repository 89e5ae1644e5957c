/** How typed answers are made comparable, as in quiz/fold.py; never an edit distance (七天 is not 十天). */

/** What counts as white space. */
export const SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff";
const PUNCTUATION = "!¡\"'`()[]{},;:?¿。，、；：！？·•‧・“”‘’„‟«»‹›（）［］【】〔〕〖〗《》〈〉「」『』…";
const ENDS = "\"'`“”‘’„‟«»‹›¡¿。、·•‧・…,;?";
const STARTS = "=<>+*^&|/\ue000";
const [AFTER_SPACE, DASHES] = [`[${SPACES}]*`, "‐‑‒–—―"];
const BULLET = new RegExp(`^${AFTER_SPACE}(?:[${DASHES}]+|[-−]+[${SPACES}])${AFTER_SPACE}(?=[^0-9.${SPACES}])`);
const MIXED = new RegExp(`([0-9])[${SPACES}]+([0-9]+${AFTER_SPACE}/${AFTER_SPACE}[0-9])`, "g");
const EDGES = new RegExp(`^[${ENDS}]+|[${ENDS}.:!]+$`, "g");
const TERM = /[\p{L}\p{N}\ue001](?:[-/][0-9]|[=<>+*^&|]+[\p{L}\p{N}\ue000])/u;

/** A text without differences of width, case and dashes; 10² is not 102, and 1½ is not 11/2. */
export function even(text: string): string {
  return wide(text).replace(new RegExp(`[${DASHES}−]`, "g"), "-");
}

function wide(text: string): string {
  const apart = text.replace(/([0-9０-９])([⁰¹²³⁴-⁹⁺⁻]+)/g, "$1^$2").replace(/([0-9０-９])(?=[¼-¾⅐-⅞↉])/g, "$1+");
  return apart.normalize("NFKC").toLowerCase().replace(/[⁄∕]/g, "/");
}

/** A text without what does not matter: width, case, spaces, sentence marks, quotes, brackets around a word. */
export function fold(text: string): string {
  const plain = even(wide(text).replace(BULLET, "")).replace(MIXED, "$1+$2");
  const close = plain.replace(new RegExp(`[${SPACES}]`, "g"), "");
  if (!hasWords(close)) return /^[.。·•‧・_]{2,}$/.test(close) ? "" : close;
  const marked = close.replace(/([0-9])、(?=[0-9])/g, "$1,").replace(/([0-9])。(?=[0-9])/g, "$1.");
  const core = bracketed(marked.replace(/[0-9][0-9,.]*/g, ungrouped)).replace(EDGES, "");
  const kept = Array.from(core.replace(/^\ue000([^\ue000\ue001]*)\ue001$/, "$1"));
  const done = kept.filter((_, at) => counts(kept, at)).join("").replace(/\ue000/g, "(").replace(/\ue001/g, ")");
  return done === text ? done : fold(done);
}

/** Whether there is a letter or a digit in a text. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isDigit(char = ""): boolean {
  return /^[0-9]/.test(char);
}

/** 1,000 as 1000; 1,5 and 0,125 stay. */
function ungrouped(number: string): string {
  return /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:[.][0-9]*)?,*$/.test(number) ? number.replace(/,/g, "") : number;
}

/** A text with the brackets held that hold a term, or a number behind a number: f(x), but 2(3) and (a+b)*c. */
function bracketed(text: string): string {
  const next = text.replace(/([0-9])?[([{]([^()[\]{}]*)[)\]}]/g, (_, digit: string = "", inner: string) =>
    digit + (!/^\ue000[^\ue000\ue001]*\ue001$/.test(inner) && (TERM.test(inner) || (digit && isDigit(inner))) ? `\ue000${inner}\ue001` : inner));
  return next === text ? text : bracketed(next);
}

/** Whether a sign stays where it stands. */
function counts(text: readonly string[], at: number): boolean {
  const [char, before = "", after = ""] = [text[at]!, text[at - 1], text[at + 1]];
  const starts = !before || STARTS.includes(before);
  if (char === "." || char === "~") return isDigit(after);
  if (char === "-") {
    if (isDigit(after) || (after === "." && isDigit(text[at + 2])) || after === ">" || after === "=") return true;
    return (starts || text.slice(0, at).every((each) => each === "-")) && hasWords(after);
  }
  if (char === "/") return !/^\p{L}{4}$/u.test([text[at - 2], before, after, text[at + 2]].join(""));
  if (!PUNCTUATION.includes(char) || ("!?:".includes(char) && after === "=")) return true;
  if (char === "!") return starts && (hasWords(after) || after === "\ue000");
  return ",:;".includes(char) && isDigit(before) && isDigit(after);
}
