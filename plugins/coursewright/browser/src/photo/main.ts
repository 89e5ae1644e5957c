/** Reads picture codes in pixels, where a browser cannot; loaded when a photo was chosen. */

import { readCode } from "./code.ts";

window.coursewrightPhoto = readCode;
