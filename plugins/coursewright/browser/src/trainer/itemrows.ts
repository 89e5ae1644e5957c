/** The questions of a test, a row each, in the page and as a file. */

import { make } from "../dom.ts";
import type { TestFigures } from "./analysis.ts";
import { bar } from "./choices.ts";
import type { Course } from "./course.ts";
import { saveCsv } from "./files.ts";
import { LEAST } from "./items.ts";
import type { ItemFigures } from "./items.ts";
import { caution, commonest, short, slideOf } from "./looks.ts";
import { duration, percent, percents, quiet, signed, signeds, state } from "./shown.ts";
import type { Cell } from "./shown.ts";
import { gapIn, idleIn, verdictOf } from "./verdicts.ts";
import type { Verdict } from "./verdicts.ts";
import { words } from "./words.ts";

const STATES: Readonly<Record<Verdict, readonly [mark: string, tone: string]>> = {
  key: ["wrong", "bad"],
  hard: ["alert", "care"],
  weak: ["alert", "care"],
  easy: ["alert", "care"],
  fine: ["pass", "good"],
  open: ["empty", ""],
  few: ["empty", ""],
};

/** The columns of the table. */
export function columns(): readonly { head: string; number?: boolean; names?: boolean }[] {
  return [
    { head: words("number"), number: true },
    { head: words("question"), names: true },
    { head: words("difficulty") },
    { head: words("discrimination"), number: true },
    { head: words("sure_wrong"), number: true },
    { head: words("wrong_most") },
    { head: words("time"), number: true },
    { head: words("languages") },
    { head: words("verdict") },
  ];
}

/** A question's row. */
export function row(item: ItemFigures, { taken }: TestFigures, course: Course): readonly Cell[] {
  const known = course.questions[item.question];
  const href = slideOf(taken, item.question);
  const stem = short(known?.stem ?? item.question);
  const { difficulty, discrimination } = item;
  const verdict = verdictOf(item, taken.taught);
  const [mark, tone] = STATES[verdict];
  const kind = known ? course.kinds[known.type]! : "";
  const least = words("few_of", { n: item.n, least: LEAST.difficulty });
  return [
    String(known?.n || ""),
    [
      href ? make("a", { href }, stem) : stem,
      quiet(item.current ? kind : words("old_revision", { kind, rev: item.rev })),
    ],
    difficulty
      ? [bar("high", "", difficulty.p), quiet(`${percents(difficulty.interval)} ${caution(item.n)}`)]
      : [quiet(least)],
    discrimination
      ? [signed(discrimination.r), quiet(signeds(discrimination.interval))]
      : [
          quiet(
            item.rests < LEAST.discrimination
              ? words("few_of", { n: item.rests, least: LEAST.discrimination })
              : words("flat"),
          ),
        ],
    item.sure ? words("of_sure", { wrong: item.sureWrong, sure: item.sure }) : "",
    [commonest(item), ...untaken(item)].filter(Boolean),
    item.time === null ? "" : duration(item.time),
    item.gaps.map((gap) =>
      quiet(
        words("gap", {
          a: course.names[gap.languages[0]]!,
          pa: percent(gap.right[0] / gap.n[0]),
          na: gap.n[0],
          b: course.names[gap.languages[1]]!,
          pb: percent(gap.right[1] / gap.n[1]),
          nb: gap.n[1],
          says: words(gapIn(item) ? "gap_sure" : "gap_open"),
        }),
      ),
    ),
    [
      item.current
        ? state(mark, tone, words(`verdict_${verdict}`))
        : state("redo", "care", words("verdict_old")),
    ],
  ];
}

function untaken(item: ItemFigures): readonly HTMLElement[] {
  const texts = (item.untaken ?? []).map(({ text }) => text).join(words("comma"));
  return texts ? [quiet(words(idleIn(item) ? "untaken_sure" : "untaken", { texts, n: item.n }))] : [];
}

/** The table of a test as a file, with the limits of its intervals in columns of their own. */
export function saveItems({ taken, items }: TestFigures, course: Course): void {
  const heads = [
    "number",
    "question",
    "revision",
    "n",
    "right",
    "difficulty",
    "low",
    "high",
    "mean",
    "discrimination",
    "low",
    "high",
    "sure",
    "sure_wrong",
    "seconds",
    "verdict",
  ];
  const rows = items.map((item) => {
    const { difficulty, discrimination } = item;
    return [
      course.questions[item.question]?.n || "",
      item.question,
      item.rev,
      item.n,
      item.right,
      difficulty?.p ?? "",
      difficulty?.interval[0] ?? "",
      difficulty?.interval[1] ?? "",
      item.credit,
      discrimination?.r ?? "",
      discrimination?.interval[0] ?? "",
      discrimination?.interval[1] ?? "",
      item.sure,
      item.sureWrong,
      item.time === null ? "" : item.time / 1000,
      words(`verdict_${verdictOf(item, taken.taught)}`),
    ];
  });
  saveCsv(`${taken.id}-items.csv`, [heads.map((head) => words(`csv_${head}`)), ...rows]);
}
