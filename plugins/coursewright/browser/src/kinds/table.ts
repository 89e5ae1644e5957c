/** What the rows of kinds say (quiz/kinds), written by `tools.committed kinds`. */

/** In which script a kind is, where that is not the first one. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  blanks: "cw-typed.js",
  reflection: "cw-typed.js",
  numeric: "cw-typed.js",
  order: "cw-rows.js",
  dialogue: "cw-talk.js",
  match: "cw-rows.js",
  categorise: "cw-rows.js",
  scale: "cw-rows.js",
  transcript: "cw-typed.js",
  hotspot: "cw-hotspot.js",
};

/** The kinds that have a style sheet of their own. */
export const STYLED: readonly string[] = ["hotspot", "transcript"];

/** The kind that another one answers like. */
const ALIKE: Readonly<Record<string, string>> = {
  hotspot: "multiple",
};

/** The kind that a kind's answers are like, its own where there is no other. */
export function like(kind: string): string {
  return ALIKE[kind] ?? kind;
}
