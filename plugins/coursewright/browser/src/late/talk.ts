/** Conversations, for pages that hold some. */

import { dialogue } from "../kinds/dialogue.ts";
import { KINDS } from "../kinds/index.ts";

KINDS.set("dialogue", dialogue);
