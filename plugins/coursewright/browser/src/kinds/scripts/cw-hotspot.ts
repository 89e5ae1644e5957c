/** cw-hotspot.js: kinds that few pages hold (quiz/kinds), written by `tools.committed kinds`. */

import { KINDS } from "../index.ts";
import { kind as hotspot } from "../../../../quiz/kinds/hotspot/script.ts";

KINDS.set("hotspot", hotspot);
