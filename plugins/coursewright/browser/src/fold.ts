/** How typed answers are made comparable, as in quiz/fold.py; never an edit distance (七天 is not 十天). */

/** What counts as white space, as a set in a pattern. */
export const SPACE = "[\\t-\\r \\x85\\xa0\\u1680\\u2028\\u2029\\u200b-\\u200d\\u2060\\ufeff]";
const QUOTES = "\"'`“”‘’„‟«»‹›¡¿";
const MARKS = "。、·•‧・,;?";
const BRACKETS = "()[\\]{}【】〔〕〖〗《》〈〉「」『』";
const DASH = "‐‑‒–—―";
const WORD = "[\\p{L}\\p{N}]";
const LETTERS = `(?:(?![0-9])${WORD}){2}`;
const OPERATORS = "[=<>+*^&|]";
/** Stand for brackets that count, and before other signs that do, while the rest is taken away. */
const [OPEN, CLOSE, KEEP] = ["\ue000", "\ue001", "\ue002"];
const HELD = `^${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}$`;

function every(pattern: string): RegExp {
  return new RegExp(pattern, "gu");
}

/** A text without differences of width, case and dashes; 10² is not 102, and 1½ is not 11/2. */
export function even(text: string): string {
  return wide(text).replace(every(`[${DASH}−]`), "-");
}

function wide(text: string): string {
  const apart = text
    .replace(/([0-9０-９])([⁰¹²³⁴-⁹⁺⁻]+)/g, "$1^$2")
    .replace(/([0-9０-９])(?=[¼-¾⅐-⅞↉])/g, "$1+");
  return apart.normalize("NFKC").toLowerCase().replace(/[⁄∕]/g, "/");
}

/**
 * A text without what does not matter: width, case, spaces, sentence marks, quotes, brackets around a word.
 */
export function fold(text: string): string {
  const bullet = `^${SPACE}*(?:[${DASH}]+|[-−]+${SPACE})${SPACE}*(?!${SPACE}|[0-9.]|$)`;
  const plain = even(wide(text).replace(every(bullet), ""));
  const close = plain
    .replace(every(`([0-9])${SPACE}+([0-9]+${SPACE}*/${SPACE}*[0-9])`), "$1+$2")
    .replace(every(SPACE), "");
  if (!hasWords(close)) return /^[.。·•‧・_]{2,}$/.test(close) ? "" : close;
  const numbers = close
    .replace(/([0-9])、(?=[0-9])/g, "$1,")
    .replace(/([0-9])。(?=[0-9])/g, "$1.")
    .replace(/[0-9][0-9,.]*/g, ungrouped);
  const core = bracketed(numbers)
    .replace(every(`^[${QUOTES}${MARKS}]+|[${QUOTES}${MARKS}.:!]+$`), "")
    .replace(every(HELD), "$1");
  const marked = core
    .replace(every(`(${LETTERS})/(?=${LETTERS})`), "$1")
    .replace(/([0-9])(?=[,:;][0-9])/g, `$1${KEEP}`)
    .replace(/[.~](?=[0-9])|-(?=[.]?[0-9]|[>=])|[!?:](?==)/g, `${KEEP}$&`)
    .replace(every(`(^-*|[=<>+*^&|/${OPEN}])(-(?=${WORD})|!(?=${WORD}|${OPEN}))`), `$1${KEEP}$2`);
  const done = marked
    .replace(every(`(${KEEP})?[-.~!:${QUOTES}${MARKS}${BRACKETS}]`), (sign, kept) => (kept ? sign[1]! : ""))
    .replace(every(OPEN), "(")
    .replace(every(CLOSE), ")");
  return done === text ? done : fold(done);
}

/** Whether there is a letter or a digit in a text. */
export function hasWords(text: string): boolean {
  return every(WORD).test(text);
}

/** 1,000 as 1000; 1,5 and 0,125 stay. */
function ungrouped(number: string): string {
  return /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:[.][0-9]*)?,*$/.test(number) ? number.replace(/,/g, "") : number;
}

/**
 * A text with the brackets held that hold a term, or a number behind a number: f(x), but 2(3) and (a+b)*c.
 */
function bracketed(text: string): string {
  const term = `(?:${WORD}|${CLOSE})(?:[-/][0-9]|${OPERATORS}+(?:${WORD}|${OPEN}))`;
  const next = text.replace(/([0-9]?)[([{]([^()[\]{}]*)[)\]}]/g, (_, digit: string, inner: string) => {
    const counts = every(term).test(inner) || (digit && /^[0-9]/.test(inner));
    return digit + (counts && !every(HELD).test(inner) ? OPEN + inner + CLOSE : inner);
  });
  return next === text ? text : bracketed(next);
}
