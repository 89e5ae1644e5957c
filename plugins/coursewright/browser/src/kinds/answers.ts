/** What kept answers look like, by kind (quiz/kinds), written by `tools.committed kinds`. */

import type { Fits } from "../answers.ts";
import { fits as single } from "../../../quiz/kinds/single/answer.ts";
import { fits as multiple } from "../../../quiz/kinds/multiple/answer.ts";
import { fits as trueFalse } from "../../../quiz/kinds/true_false/answer.ts";
import { fits as blanks } from "../../../quiz/kinds/blanks/answer.ts";
import { fits as reflection } from "../../../quiz/kinds/reflection/answer.ts";
import { fits as numeric } from "../../../quiz/kinds/numeric/answer.ts";
import { fits as order } from "../../../quiz/kinds/order/answer.ts";
import { fits as dialogue } from "../../../quiz/kinds/dialogue/answer.ts";
import { fits as match } from "../../../quiz/kinds/match/answer.ts";
import { fits as categorise } from "../../../quiz/kinds/categorise/answer.ts";
import { fits as scale } from "../../../quiz/kinds/scale/answer.ts";
import { fits as transcript } from "../../../quiz/kinds/transcript/answer.ts";

export const SHAPES: Readonly<Record<string, Fits>> = {
  single,
  multiple,
  "true-false": trueFalse,
  blanks,
  reflection,
  numeric,
  order,
  dialogue,
  match,
  categorise,
  scale,
  transcript,
};
