/** The sections of the page of results: progress, confidence, what a test before and one after say. */

import { make } from "../dom.ts";
import { inPoints } from "../exam/score.ts";
import type { Score, Share } from "../exam/score.ts";
import type { Words } from "../words.ts";
import { barFigure, table } from "./bars.ts";
import { FEW, surenessOf } from "./figures.ts";
import type { Counts } from "./figures.ts";
import type { Results } from "./gather.ts";

/** A percentage in whole numbers, rounded down. */
export function percent(got: number, of: number): string {
  return of ? `${Math.floor((100 * got) / of + 1e-9)}%` : "–";
}

function section(id: string, head: string, ...parts: readonly (Node | string)[]): HTMLElement {
  return make("section", { "aria-labelledby": id }, make("h2", { id }, head), ...parts);
}

function quiet(text: string): HTMLElement {
  return make("p", { class: "cw-kick" }, text);
}

function shares({ now, of }: Counts): string {
  return `${now} / ${of}`;
}

/** How far one is in each module, and how its objectives stand. */
export function progressSection({ modules }: Results, words: Words): HTMLElement {
  const bars = modules.map(({ module, counts }) => ({
    label: `${module.number} ${module.title}`,
    share: counts.of ? counts.now / counts.of : null,
    text: `${counts.now} / ${counts.of}`,
  }));
  const rows = modules.map(({ module, passed, counts }) => [
    `${module.number} ${module.title}`,
    `${passed} / ${module.lessons.length}`,
    `${counts.first} / ${counts.answered}`,
    `${counts.now} / ${counts.of}`,
  ]);
  const heads = ["module", "lessons", "first", "now"].map((word) => words(`head_${word}`));
  const begun = modules.filter(({ objectives }) => objectives.length);
  const details = begun.map(({ module, objectives }) =>
    make(
      "details",
      { class: "cw-more" },
      make("summary", {}, words("objectives", { title: module.title })),
      make(
        "ul",
        { class: "cw-plain" },
        ...objectives.map(({ text, counts }) =>
          make("li", {}, make("span", {}, text), " ", make("b", {}, shares(counts))),
        ),
      ),
      quiet(words("objectives_how")),
    ),
  );
  return section(
    "progress",
    words("progress"),
    quiet(words("progress_how")),
    barFigure(words("progress"), bars),
    table(words("progress"), heads, rows),
    ...details,
  );
}

/** How sure first answers were, and how many of them were right. */
export function surenessSection({ rows }: Results, words: Words): HTMLElement {
  const groups = surenessOf(rows);
  const all = groups.reduce((sum, { n }) => sum + n, 0);
  if (!all) return section("sureness", words("sureness"), quiet(words("sureness_none")));
  const bars = groups.map(({ sure, n, right }) => ({
    label: words(`sure_${sure}`),
    share: n ? right / n : null,
    text: `${right} / ${n}`,
    few: n < FEW,
  }));
  const cells = groups.map(({ sure, n, right }) => [
    words(`sure_${sure}`),
    String(n),
    String(right),
    n < FEW ? words("few") : percent(right, n),
  ]);
  const heads = ["sure", "answers", "right", "share"].map((word) => words(`head_${word}`));
  const wrong = groups[2]!.n - groups[2]!.right;
  return section(
    "sureness",
    words("sureness"),
    quiet(words("sureness_how")),
    barFigure(words("sureness"), bars),
    table(words("sureness"), heads, cells),
    ...(groups.some(({ n }) => n < FEW) ? [quiet(words("few_note", { n: FEW }))] : []),
    ...(wrong
      ? [make("p", {}, make("a", { href: "notebook.html" }, words("sure_wrong", { n: wrong })))]
      : []),
  );
}

/** The assessments that are compared: ids and titles. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** What the test before the course and the one after it say. */
export function gainSection(results: Results, pair: Pair, words: Words): HTMLElement {
  const head = words("gain");
  const both = [results.tests.get(pair.before), results.tests.get(pair.after)];
  const scores = both.map((test) => test?.score ?? null);
  const known = scores.flatMap((score, at) => (score ? [{ score, name: words(NAMES[at]!) }] : []));
  if (!known.length)
    return section("gain", head, quiet(words(both.some((test) => test) ? "gain_graded" : "gain_none")));
  const bars = known.map(({ score: { whole }, name }) => ({
    label: name,
    share: whole.of ? whole.got / whole.of : null,
    text: `${whole.percent}%`,
  }));
  const [a, b] = scores;
  const n = Math.min(...both.flatMap((test) => (test?.score ? [test.questions] : [])));
  return section(
    "gain",
    head,
    make("p", {}, a && b ? gained(a.whole.percent, b.whole.percent, words) : words("gain_half")),
    barFigure(head, bars),
    table(
      head,
      ["head_module", ...NAMES].map((word) => words(word)),
      gainRows(results, scores, words),
    ),
    quiet(words("gain_how", { n })),
  );
}

const NAMES = ["before", "after"] as const;

function gainRows({ facts }: Results, scores: readonly (Score | null)[], words: Words): string[][] {
  const rows = facts.modules.flatMap(({ number, title }, at) => {
    const parts = scores.map((score) => score?.parts[at]);
    return parts.some((part) => part?.of) ? [[`${number} ${title}`, ...parts.map(points)]] : [];
  });
  return [[words("whole"), ...scores.map((score) => points(score?.whole))], ...rows];
}

function points(share: Share | undefined): string {
  return share?.of ? `${inPoints(share.got)} / ${share.of}` : "–";
}

function gained(a: number, b: number, words: Words): string {
  const key = b > a ? "gain_more" : b < a ? "gain_less" : "gain_same";
  return words(key, { a, b, d: Math.abs(b - a) });
}
