/** What the answers to a form add up to, as in quiz/assessment/score.py; knows no page. */

/**
 * One question's credit, `got` parts `of`; a scenario has a `least` total of scores, and its `total` if it
 * was ended.
 */
export interface Credit {
  readonly points: number;
  readonly got: number;
  readonly of: number;
  readonly module: string;
  readonly total?: number | null;
  readonly least?: number;
}

/** Points got of those to get, rounded down to a percentage; whether what must be reached was reached. */
export interface Share {
  readonly got: number;
  readonly of: number;
  readonly percent: number;
  readonly met: boolean;
}

/** The whole, each module, each scenario; it takes all of them to pass. */
export interface Score {
  readonly whole: Share;
  readonly parts: readonly Share[];
  readonly scenarios: readonly Share[];
  readonly passed: boolean;
}

/** A hair for thirds that do not add up to one in binary. */
const HAIR = 1e-9;

/** The score of a form; `parts` are modules with the percentage that must be reached in each. */
export function addUp(
  credits: readonly Credit[],
  least: number,
  parts: readonly (readonly [string, number])[],
): Score {
  const whole = shareOf(credits, least);
  const asked = credits.filter((credit) => credit.least === undefined);
  const shares = parts.map(([module, percent]) =>
    shareOf(
      asked.filter((credit) => credit.module === module),
      percent,
    ),
  );
  const scenarios = credits.flatMap((credit) =>
    credit.least === undefined ? [] : [played(credit, credit.least)],
  );
  return {
    whole,
    parts: shares,
    scenarios,
    passed: [whole, ...shares, ...scenarios].every(({ met }) => met),
  };
}

/** Points; those of a scenario to one decimal, halves up, in whole numbers all the way. */
function earned({ points, got, of, least }: Credit): number {
  return least === undefined ? (points * got) / of : Math.floor((20 * points * got + of) / (2 * of)) / 10;
}

function shareOf(credits: readonly Credit[], percent: number): Share {
  const got = credits.reduce((sum, credit) => sum + earned(credit), 0);
  const of = credits.reduce((sum, { points }) => sum + points, 0);
  const reached = of ? (100 * got) / of + HAIR : 100;
  return { got, of, percent: Math.floor(reached), met: reached >= percent };
}

function played(credit: Credit, least: number): Share {
  const share = shareOf([credit], 0);
  return { ...share, met: typeof credit.total === "number" && credit.total >= least };
}

/** Points to one decimal, halves up: `7`, `7.5`. */
export function inPoints(points: number): string {
  return String(Math.floor(points * 10 + 0.5 + HAIR) / 10);
}
