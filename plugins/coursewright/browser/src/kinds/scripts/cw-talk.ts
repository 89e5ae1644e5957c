/** cw-talk.js: kinds that few pages hold (quiz/kinds), written by `tools.committed kinds`. */

import { KINDS } from "../index.ts";
import { kind as dialogue } from "../../../../quiz/kinds/dialogue/script.ts";

KINDS.set("dialogue", dialogue);
