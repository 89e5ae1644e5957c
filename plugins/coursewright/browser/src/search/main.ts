/** The search, loaded by the box in the header when it is first used. */

import { readWords } from "../words.ts";
import { Box } from "./box.ts";
import { Pieces } from "./pieces.ts";

const src = (document.currentScript as HTMLScriptElement).src;
const root = new URL("../../", src).href;
const form = document.querySelector<HTMLElement>(".cw-search");

if (form) new Box(form, new Pieces(`${root}search/`), root, readWords(form));
