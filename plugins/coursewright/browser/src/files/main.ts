/** The script of what few pages need; the first script asks for this one. */

import type { Shared } from "../main.ts";
import { files } from "./files.ts";

declare const coursewright: Shared;

Object.assign(coursewright, { files });
