/** The script of lessons that say what to use tomorrow; the first script asks for it at the end of a quiz. */

import { intentPanel } from "../intent.ts";
import type { Shared } from "../main.ts";

declare const coursewright: Shared;

Object.assign(coursewright, { intentPanel });
