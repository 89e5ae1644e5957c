/** cw-typed.js: kinds that few pages hold (quiz/kinds), written by `tools.committed kinds`. */

import { KINDS } from "../index.ts";
import { kind as blanks } from "../../../../quiz/kinds/blanks/script.ts";
import { kind as reflection } from "../../../../quiz/kinds/reflection/script.ts";
import { kind as numeric } from "../../../../quiz/kinds/numeric/script.ts";
import { kind as transcript } from "../../../../quiz/kinds/transcript/script.ts";

KINDS.set("blanks", blanks);
KINDS.set("reflection", reflection);
KINDS.set("numeric", numeric);
KINDS.set("transcript", transcript);
