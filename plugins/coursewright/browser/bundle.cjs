// Bundles src/ with esbuild: `node bundle.cjs` writes the scripts, `node bundle.cjs OUTFILE`
// the one of that name elsewhere, `node bundle.cjs OUTFILE ENTRY` a Node test that imports from src/.
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const { buildSync } = require("esbuild");

const SCRIPTS = {
  "coursewright.js": "main.ts",
  "cw-files.js": "files/main.ts",
  "cw-search.js": "search/main.ts",
  "cw-frame.js": "frame/main.ts",
};
// These use what the first script holds. Classic scripts may come before it, so each waits in a queue that it
// empties.
const LATE = {
  "coursewright-exam.js": "exam/main.ts",
  "cw-rows.js": "late/rows.ts",
  "cw-typed.js": "late/typed.ts",
  "cw-talk.js": "late/talk.ts",
  "cw-bar.js": "bar/main.ts",
  "cw-aloud.js": "aloud/main.ts",
  "cw-rail.js": "rail/main.ts",
  "cw-sheets.js": "sheets/main.ts",
};
const FIRST = [
  "answers.ts",
  "card.ts",
  "define.ts",
  "dom.ts",
  "kinds/choices.ts",
  "kinds/index.ts",
  "lesson.ts",
  "main.ts",
  "note.ts",
  "opened.ts",
  "record.ts",
  "seal.ts",
  "signed.ts",
  "store.ts",
  "voice.ts",
  "words.ts",
];
const [outfile, entry] = process.argv.slice(2);
const source = (name) => path.join(__dirname, "src", name);
const product = { format: "iife", target: "es2020", minify: true };
const late = {
  ...product,
  format: "cjs",
  external: FIRST.map(source),
  banner: {
    js: "(window.coursewrightLate=window.coursewrightLate||[]).push(function(lend){const lent=lend();",
  },
  footer: { js: "});" },
  write: false,
};
const test = { entryPoints: [entry], format: "esm", platform: "node" };

function bundle(file, options) {
  return buildSync({ bundle: true, charset: "utf8", logLevel: "warning", outfile: file, ...options });
}

function script(file) {
  const name = path.basename(file);
  if (!(name in LATE)) return bundle(file, { entryPoints: [source(SCRIPTS[name] ?? "main.ts")], ...product });
  const [{ text }] = bundle(file, { entryPoints: [source(LATE[name])], ...late }).outputFiles;
  // All that is lent is one object, by one name; paths would tell where this was bundled.
  const lent = text.replace(/\brequire\("[^"]*"\)/g, "lent");
  writeFileSync(
    file,
    lent.replace(/(\w?)\(0,\w+\.(\w+)\)/g, (_, before, own) => `${before && `${before} `}lent.${own}`),
  );
}

const all = () => Object.keys({ ...SCRIPTS, ...LATE }).map((name) => path.join(__dirname, name));
if (entry) bundle(outfile, test);
else for (const file of outfile ? [outfile] : all()) script(file);
