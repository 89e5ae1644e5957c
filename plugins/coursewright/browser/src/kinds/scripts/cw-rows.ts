/** cw-rows.js: kinds that few pages hold (quiz/kinds), written by `tools.committed kinds`. */

import { KINDS } from "../index.ts";
import { kind as order } from "../../../../quiz/kinds/order/script.ts";
import { kind as match } from "../../../../quiz/kinds/match/script.ts";
import { kind as categorise } from "../../../../quiz/kinds/categorise/script.ts";
import { kind as scale } from "../../../../quiz/kinds/scale/script.ts";

KINDS.set("order", order);
KINDS.set("match", match);
KINDS.set("categorise", categorise);
KINDS.set("scale", scale);
