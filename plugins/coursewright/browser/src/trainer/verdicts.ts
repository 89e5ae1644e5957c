/** What may be said of a question, and which ones to look at first; knows no page. */

import type { TestFigures } from "./analysis.ts";
import type { ItemFigures, LanguageGap } from "./items.ts";
import { wilson } from "./statistics.ts";

/** Shares and correlations at which something is said, if the whole interval lies beyond them. */
export const LIMITS = {
  /** Fewer than this got it right at first: teach it again. */
  hard: 0.5,
  /** More than this did: it parts nobody. */
  easy: 0.85,
  /** Who does well elsewhere does badly here: look at the key. */
  key: 0,
  /** It hardly parts those who know from those who do not. */
  weak: 0.2,
  /** A wrong choice that fewer take is none. */
  taken: 0.05,
  /** So many were sure and wrong that it is to be talked about. */
  sure: 3,
} as const;

/** `open`: no interval lies beyond its limit; `few`: too few have answered. */
export type Verdict = "key" | "hard" | "weak" | "easy" | "fine" | "open" | "few";

/** The one thing to say of a question; that it is hard, or easy, only where it was `taught`. */
export function verdictOf({ difficulty, discrimination }: ItemFigures, taught = true): Verdict {
  if (!difficulty) return "few";
  const [low, high] = discrimination?.interval ?? [-1, 1];
  if (high < LIMITS.key) return "key";
  if (taught && difficulty.interval[1] < LIMITS.hard) return "hard";
  if (taught && difficulty.interval[0] > LIMITS.easy) return "easy";
  if (high < LIMITS.weak) return "weak";
  return low > LIMITS.key ? "fine" : "open";
}

/** The two languages that surely differ in a question, if there are two. */
export function gapIn({ gaps }: ItemFigures): LanguageGap | null {
  return gaps.find(({ interval: [low, high] }) => low > 0 || high < 0) ?? null;
}

/** Wrong choices that surely almost nobody takes. */
export function idleIn({ untaken, n }: ItemFigures): number {
  return untaken && wilson(0, n)[1] < LIMITS.taken ? untaken.length : 0;
}

/** Why a question should be looked at. */
export type Reason = "key" | "hard" | "sure" | "gap" | "weak" | "easy" | "idle";

/** A question to look at, with its test. */
export interface Look {
  readonly test: TestFigures;
  readonly item: ItemFigures;
  readonly reason: Reason;
}

const ORDER: readonly Reason[] = ["key", "hard", "sure", "gap", "weak", "easy", "idle"];

/** The questions that should be looked at, the most urgent ones first; of each the first reason alone. */
export function looksAt(tests: readonly TestFigures[]): readonly Look[] {
  const looks = tests.flatMap((test) =>
    test.items.flatMap((item) => {
      const reason = item.current ? reasonFor(item, test.taken.taught) : null;
      return reason ? [{ test, item, reason }] : [];
    }),
  );
  return looks.sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || weight(b) - weight(a));
}

function reasonFor(item: ItemFigures, taught: boolean): Reason | null {
  const verdict = verdictOf(item, taught);
  if (verdict === "key" || verdict === "hard") return verdict;
  if (item.sureWrong >= LIMITS.sure) return "sure";
  if (gapIn(item)) return "gap";
  if (verdict === "weak" || verdict === "easy") return verdict;
  return idleIn(item) ? "idle" : null;
}

/** Of two with one reason the graver one is the heavier. */
function weight({ item, reason }: Look): number {
  if (reason === "key" || reason === "weak") return -item.discrimination!.r;
  if (reason === "sure") return item.sureWrong;
  return reason === "hard" ? -item.difficulty!.p : item.n;
}
