/** All question kinds in one table; nothing else switches over kinds. */

import { blanks } from "./blanks.ts";
import { dialogue } from "./dialogue.ts";
import type { Kind } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { numeric } from "./numeric.ts";
import { order } from "./order.ts";
import { pairs } from "./pairs.ts";
import { reflection } from "./reflection.ts";
import { scale } from "./scale.ts";
import { single } from "./single.ts";
import { transcript } from "./transcript.ts";
import { trueFalse } from "./true-false.ts";

/** From the name in `data-type` to the kind. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["single", single],
  ["multiple", multiple],
  ["true-false", trueFalse],
  ["blanks", blanks],
  ["numeric", numeric],
  ["order", order],
  ["match", pairs],
  ["categorise", pairs],
  ["scale", scale],
  ["reflection", reflection],
  ["dialogue", dialogue],
  ["transcript", transcript],
]);
