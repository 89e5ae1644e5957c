/** Kinds that are typed, for pages that hold some. */

import { blanks } from "../kinds/blanks.ts";
import { KINDS } from "../kinds/index.ts";
import { numeric } from "../kinds/numeric.ts";
import { reflection } from "../kinds/reflection.ts";
import { transcript } from "../kinds/transcript.ts";

KINDS.set("blanks", blanks)
  .set("numeric", numeric)
  .set("reflection", reflection)
  .set("transcript", transcript);
