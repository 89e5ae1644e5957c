/** Reads a lesson aloud. */

import { Aloud } from "./aloud.ts";

const list = document.querySelector<HTMLDetailsElement>("details.cw-learn");
if (list) new Aloud(list);
