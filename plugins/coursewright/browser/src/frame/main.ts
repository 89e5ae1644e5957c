/**
 * What a page's frame does: colours, place, ways. It stands in for the theme's own script where the site asks
 * for no more.
 */

import { keepClear } from "./clear.ts";
import { loadLate } from "./late.ts";
import { followPalette } from "./palette.ts";
import { followPlace } from "./place.ts";
import { followSize } from "./size.ts";
import { followBoxes, followWays, wrapTables } from "./ways.ts";

document.documentElement.classList.replace("no-js", "js");
document.documentElement.setAttribute("data-cw-frame", "");
followPalette(document.querySelector("[data-md-component=palette]"));
followSize();
wrapTables();
followBoxes();
followPlace();
followWays();
keepClear();
loadLate((document.currentScript as HTMLScriptElement).src);
