/**
 * Cuts a query as the build's site/search/terms.py cuts texts; vectors in tests/cases/search/ hold both to
 * it.
 */

/** What is typed between blanks: `text` is looked for in pages, `terms` in the index. */
export interface Word {
  readonly text: string;
  readonly terms: readonly string[];
  /** Whether the beginning of a term is enough. */
  readonly prefix: boolean;
  /** Whether it is written in a script without blanks, where a word may begin anywhere. */
  readonly unspaced: boolean;
}

const RUN = /[\p{L}\p{N}]+/gu;
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff" +
  "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff" +
  "\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`([${UNSPACED}]+)|[^${UNSPACED}]+`, "gu");
const LONGEST = 40;
const SHORT = 3;
const MOST_WORDS = 12;

/** Text in one width, in small letters and without accents. */
export function fold(text: string): string {
  const apart = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  return apart.normalize("NFC").toLowerCase();
}

/** The words of a query, each once; the last one may be unfinished. */
export function wordsOf(query: string): Word[] {
  const words = new Map<string, Word>();
  for (const run of fold(query.normalize("NFC")).match(RUN) ?? []) {
    for (const [part, unspaced] of run.matchAll(PART))
      words.set(part, unspaced ? pairsOf(part) : spaced(part));
  }
  const found = [...words.values()].slice(0, MOST_WORDS);
  return found.map((word, i) =>
    i === found.length - 1 && !word.unspaced ? { ...word, prefix: true } : word,
  );
}

/** The same words, those of scripts without blanks cut into pairs: 客户时刻 finds what speaks of 客户 and 时刻. */
export function loosened(words: readonly Word[]): Word[] {
  return words.flatMap((word) => {
    const signs = [...word.text];
    if (!word.unspaced || signs.length < 4) return [word];
    const pairs = signs.flatMap((sign, i) => (i % 2 ? [] : [sign + (signs[i + 1] ?? "")]));
    return pairs.map(pairsOf);
  });
}

function spaced(part: string): Word {
  const text = [...part].slice(0, LONGEST).join("");
  return { text, terms: [text], prefix: text.length >= SHORT, unspaced: false };
}

function pairsOf(text: string): Word {
  const signs = [...text];
  const pairs = signs.slice(1).map((sign, i) => signs[i]! + sign);
  return { text, terms: pairs.length ? [...new Set(pairs)] : [text], prefix: !pairs.length, unspaced: true };
}
