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
