// The browser's reader of answer sheets on the pictures of a folder, a JSON line each: `node read.mjs SHEETS FOLDER`.
// A picture is NAME.raw, grey row by row; NAME.json tells its width and height. SHEETS is the script of a course.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { readCode } from "../../plugins/coursewright/browser/src/photo/code.ts";
import { readSheet } from "../../plugins/coursewright/browser/src/scan/sheet.ts";

const [sheets, folder] = process.argv.slice(2);
const script = readFileSync(sheets, "utf8");
const printed = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
const find = ({ width, height, data }) => readCode(width, height, data);
const pause = () => Promise.resolve();
let spent = 0;

async function read(name) {
  const { width, height } = JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8"));
  const data = new Uint8Array(readFileSync(path.join(folder, `${name}.raw`)));
  const from = process.cpuUsage();
  try {
    const { page, shown } = await readSheet({ width, height, data }, printed, find, pause);
    const rows = page.rows.map(({ asked, row, values, doubt }) => [
      asked?.question ?? "",
      row.name,
      doubt,
      values,
    ]);
    return { name, form: shown.form.form, page: page.number, rows, why: "" };
  } catch (fault) {
    if (!fault.why) throw fault;
    return { name, rows: [], why: fault.why };
  } finally {
    spent = process.cpuUsage(from).user / 1000;
  }
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".raw"))
  .map((file) => file.slice(0, -".raw".length));
for (const name of names.sort()) {
  // oxlint-disable-next-line no-await-in-loop -- each is timed alone
  const found = await read(name);
  process.stdout.write(`${JSON.stringify({ ...found, ms: Math.round(spent) })}\n`);
}
