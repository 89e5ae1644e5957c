// What rows of sheets make as answers in pages: a JSON array of [asked, rows, key] in, one of answers out.
import { readFileSync } from "node:fs";

import { answerOf } from "../../plugins/coursewright/browser/src/scan/answers.ts";

const cases = JSON.parse(readFileSync(0, "utf8"));
const answers = cases.map(([asked, rows, key]) => answerOf(asked, new Map(rows), key) ?? null);
process.stdout.write(JSON.stringify(answers));
