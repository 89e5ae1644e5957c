/** The script of an assessment's page: drives `cw-exam`. */

import { define } from "../define.ts";
import { progressOf } from "../main.ts";
import { Sitting } from "./sitting.ts";

define("cw-exam", (host) => new Sitting(host, progressOf(host), () => Date.now()));
