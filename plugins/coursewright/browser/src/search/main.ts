/** The search, loaded by the box in the header when it is first used. */

import { Pieces } from "../pieces.ts";
import { readWords } from "../words.ts";
import { Box } from "./box.ts";

const src = (document.currentScript as HTMLScriptElement).src;
const root = new URL("../../", src).href;
const form = document.querySelector<HTMLElement>(".cw-search");

if (form) new Box(form, new Pieces(`${root}search/`, "cwSearch"), root, readWords(form));
