/** What few pages need: progress to and from a file, and whether a folder's pages share it. */

import { whenApart } from "./apart.ts";
import { fileButtons } from "./buttons.ts";

export const files = { fileButtons, whenApart };
/** What this script gives: `coursewright.files`. */
export type Files = typeof files;
