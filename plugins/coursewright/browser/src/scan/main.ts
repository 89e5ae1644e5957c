/** Reads photographs of answer sheets; loaded when one was chosen. */

import type { Find } from "./code.ts";
import { PaperDesk } from "./desk.ts";
import type { Host } from "./desk.ts";
import type { Printed } from "./plan.ts";

declare global {
  interface Window {
    /** What trainer/answer_sheets.py writes. */
    coursewrightSheets?: Printed;
    /** What this script gives. */
    coursewrightScan?: (host: Host, printed: Printed, find: Find) => PaperDesk;
  }
}

window.coursewrightScan = (host, printed, find) => new PaperDesk(host, printed, find);
