/** All question kinds in one table; nothing else switches over kinds. */

import type { Kind } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { single } from "./single.ts";
import { trueFalse } from "./true-false.ts";

/** From the name in `data-type` to the kind; scripts of their own add to it (`late/`). */
export const KINDS = new Map<string, Kind>([
  ["single", single],
  ["multiple", multiple],
  ["true-false", trueFalse],
]);

/** In which script the other kinds are; the same table as `site/assets.py`'s. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  match: "cw-rows.js",
  categorise: "cw-rows.js",
  order: "cw-rows.js",
  scale: "cw-rows.js",
  blanks: "cw-typed.js",
  numeric: "cw-typed.js",
  reflection: "cw-typed.js",
  transcript: "cw-typed.js",
  dialogue: "cw-talk.js",
};
