// Bundles src/ with esbuild: `node bundle.cjs` writes the scripts, `node bundle.cjs OUTFILE`
// the one of that name elsewhere, `node bundle.cjs OUTFILE ENTRY` a Node test that imports from src/.
const path = require("node:path");
const { buildSync } = require("esbuild");

const SCRIPTS = { "coursewright.js": "main.ts", "coursewright-exam.js": "exam/main.ts", "cw-files.js": "files/main.ts", "cw-search.js": "search/main.ts", "cw-frame.js": "frame/main.ts", "cw-sheets.js": "sheets/main.ts" };
const [outfile, entry] = process.argv.slice(2);
const product = { format: "iife", target: "es2020", minify: true };
const test = { entryPoints: [entry], format: "esm", platform: "node" };

function bundle(file, options) {
  buildSync({ bundle: true, charset: "utf8", logLevel: "warning", outfile: file, ...options });
}

function script(file, options) {
  const source = SCRIPTS[path.basename(file)] ?? "main.ts";
  bundle(file, { entryPoints: [path.join(__dirname, "src", source)], ...options });
}

if (entry) bundle(outfile, test);
else for (const file of outfile ? [outfile] : Object.keys(SCRIPTS).map((name) => path.join(__dirname, name))) script(file, product);
