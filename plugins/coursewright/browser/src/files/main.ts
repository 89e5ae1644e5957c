/**
 * What few pages need: progress to and from a file, and whether a folder's pages share it; the first script
 * asks for this one.
 */

import type { Shared } from "../main.ts";
import { whenApart } from "./apart.ts";
import { fileButtons } from "./buttons.ts";

declare const coursewright: Shared;

const files = { fileButtons, whenApart };
/** What this script gives: `coursewright.files`. */
export type Files = typeof files;

Object.assign(coursewright, { files });
