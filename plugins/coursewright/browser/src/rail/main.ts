/** What only wide windows need of a lesson's bar. */

import { Rail } from "./rail.ts";
import type { MakeRail } from "./rail.ts";

declare const coursewright: object;

const rail: MakeRail = (...parts) => new Rail(...parts);
Object.assign(coursewright, { rail });
