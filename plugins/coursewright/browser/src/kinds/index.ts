/** All question kinds in one table; nothing else switches over kinds. */

import { blanks } from "./blanks.ts";
import type { Kind } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { single } from "./single.ts";
import { trueFalse } from "./true-false.ts";

/** From the name in `data-kind` to the kind. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["single", single],
  ["multiple", multiple],
  ["true-false", trueFalse],
  ["blanks", blanks],
]);
