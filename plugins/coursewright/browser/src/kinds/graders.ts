/** What grades an answer by its key, by kind; knows no page (quiz/kinds), written by `tools.committed kinds`. */

import type { Grade } from "../grade.ts";
import { grade as single } from "../../../quiz/kinds/single/answer.ts";
import { grade as multiple } from "../../../quiz/kinds/multiple/answer.ts";
import { grade as trueFalse } from "../../../quiz/kinds/true_false/answer.ts";
import { grade as blanks } from "../../../quiz/kinds/blanks/answer.ts";
import { grade as reflection } from "../../../quiz/kinds/reflection/answer.ts";
import { grade as numeric } from "../../../quiz/kinds/numeric/answer.ts";
import { grade as order } from "../../../quiz/kinds/order/answer.ts";
import { grade as dialogue } from "../../../quiz/kinds/dialogue/answer.ts";
import { grade as match } from "../../../quiz/kinds/match/answer.ts";
import { grade as categorise } from "../../../quiz/kinds/categorise/answer.ts";
import { grade as scale } from "../../../quiz/kinds/scale/answer.ts";
import { grade as transcript } from "../../../quiz/kinds/transcript/answer.ts";

type Grader = (key: unknown, answer: unknown) => Grade;

export const GRADERS: Readonly<Record<string, Grader>> = {
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
