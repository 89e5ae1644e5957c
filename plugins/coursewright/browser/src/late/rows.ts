/** Kinds with rows, for pages that hold some. */

import { KINDS } from "../kinds/index.ts";
import { order } from "../kinds/order.ts";
import { pairs } from "../kinds/pairs.ts";
import { scale } from "../kinds/scale.ts";

KINDS.set("match", pairs).set("categorise", pairs).set("order", order).set("scale", scale);
