// Bundles src/ with esbuild: `node bundle.cjs` writes the scripts, `node bundle.cjs OUTFILE`
// the one of that name elsewhere, `node bundle.cjs OUTFILE ENTRY` a Node test that imports from src/.
const { existsSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { buildSync } = require("esbuild");

const SCRIPTS = {
  "coursewright.js": "main.ts",
  "cw-search.js": "search/main.ts",
  "cw-frame.js": "frame/main.ts",
  "cw-trainer.js": "trainer/main.ts",
  "cw-slides.js": "slides/main.ts",
  "cw-scan.js": "scan/main.ts",
  "cw-copy.js": "copy/main.ts",
  "cw-photo.js": "photo/main.ts",
  "cw-keep.js": "keep/main.ts",
  "cw-lms.js": "lms/main.ts",
  "cw-worker.js": "worker/main.ts",
  "cw-lost.js": "lost/main.ts",
};
// These use what the first script holds. Classic scripts may come before it, so each waits in a queue that it
// empties.
const LATE = {
  "coursewright-exam.js": "exam/main.ts",
  "cw-files.js": "files/main.ts",
  "cw-pledge.js": "late/pledge.ts",
  "cw-bar.js": "bar/main.ts",
  "cw-home.js": "home/main.ts",
  "cw-gate.js": "gate/main.ts",
  "cw-aloud.js": "aloud/main.ts",
  "cw-notebook.js": "notebook/main.ts",
  "cw-rail.js": "rail/main.ts",
  "cw-results.js": "results/main.ts",
  "cw-review.js": "review/main.ts",
  "cw-changes.js": "changes/main.ts",
  "cw-sheets.js": "sheets/main.ts",
  "cw-tell.js": "tell/main.ts",
};
// Which kinds a script holds, their rows say.
for (const file of readdirSync(path.join(__dirname, "src", "kinds", "scripts")))
  LATE[file.replace(/ts$/, "js")] = `kinds/scripts/${file}`;
// What others wrote, and their licences want to be named in every copy.
const OTHERS = { "cw-copy.js": ["fflate", "lean-qr"], "cw-lms.js": ["fflate"], "cw-photo.js": ["qr"] };
const FIRST = [
  "answers.ts",
  "card.ts",
  "days.ts",
  "define.ts",
  "dom.ts",
  "kinds/choices.ts",
  "kinds/index.ts",
  "lesson.ts",
  "main.ts",
  "note.ts",
  "opened.ts",
  "question.ts",
  "record.ts",
  "seal.ts",
  "signed.ts",
  "store.ts",
  "voice.ts",
  "words.ts",
];
const [outfile, entry] = process.argv.slice(2);
const source = (name) => path.resolve(__dirname, "src", name);
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

function licenceOf(name) {
  let folder = path.dirname(require.resolve(name));
  while (!existsSync(path.join(folder, "LICENSE"))) folder = path.dirname(folder);
  const files = ["LICENSE-MIT", "LICENSE"].map((file) => path.join(folder, file));
  return `/*! ${name}: ${readFileSync(files.find(existsSync), "utf8").trim()} */`;
}

function script(file) {
  const name = path.basename(file);
  const banner = { js: (OTHERS[name] ?? []).map(licenceOf).join("\n") };
  if (!(name in LATE))
    return bundle(file, { entryPoints: [source(SCRIPTS[name] ?? "main.ts")], ...product, banner });
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
