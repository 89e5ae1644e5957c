// Bundles src/ with esbuild: `node bundle.cjs` writes coursewright.js, `node bundle.cjs OUTFILE` the same elsewhere,
// `node bundle.cjs OUTFILE ENTRY` a Node test that imports from src/.
const path = require("node:path");
const { buildSync } = require("esbuild");

const [outfile = path.join(__dirname, "coursewright.js"), entry] = process.argv.slice(2);
const product = { entryPoints: [path.join(__dirname, "src/main.ts")], format: "iife", target: "es2019", minify: true };
const test = { entryPoints: [entry], format: "esm", platform: "node" };

buildSync({ bundle: true, charset: "utf8", logLevel: "warning", outfile, ...(entry ? test : product) });
