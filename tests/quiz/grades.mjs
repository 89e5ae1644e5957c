// Grades rows of [kind, key, answer] from one file into another, and folds texts, as the page does.
import { readFileSync, writeFileSync } from "node:fs";
import { fold } from "../../plugins/coursewright/browser/src/fold.ts";
import { KINDS } from "../../plugins/coursewright/browser/src/kinds/index.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-rows.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-talk.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-typed.ts";
import "../../plugins/coursewright/browser/src/kinds/scripts/cw-hotspot.ts";

const { rows, texts } = JSON.parse(readFileSync(process.env.ROWS, "utf8"));
const grades = rows.map(([kind, key, answer]) => KINDS.get(kind).grade(key, answer));
writeFileSync(process.env.GRADES, JSON.stringify({ grades, folded: texts.map(fold) }), "utf8");
