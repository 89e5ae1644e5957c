/** The kinds of the first script; scripts of others add to them (quiz/kinds), written by `tools.committed kinds`. */

import type { Kind } from "./kind.ts";
import { kind as single } from "../../../quiz/kinds/single/script.ts";
import { kind as multiple } from "../../../quiz/kinds/multiple/script.ts";
import { kind as trueFalse } from "../../../quiz/kinds/true_false/script.ts";

export const KINDS = new Map<string, Kind>([
  ["single", single],
  ["multiple", multiple],
  ["true-false", trueFalse],
]);
