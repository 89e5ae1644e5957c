/** Reads histories ([[day, known], …] each) from a file; writes what is planned behind each: due day, recall then. */
import { readFileSync } from "node:fs";
import { planOf } from "../../../plugins/coursewright/browser/src/review/plan.ts";
import { emptyRecord } from "../../../plugins/coursewright/browser/src/record.ts";

const { scheme, histories } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const plans = histories.map((days) => {
  const plan = planOf({ ...emptyRecord("r"), days }, scheme);
  return [plan.due, plan.recall(plan.due)];
});
process.stdout.write(JSON.stringify(plans));
