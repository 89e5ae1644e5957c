/** The script of the page where progress is taken along and taken back. */

import { make } from "../dom.ts";
import { note } from "../note.ts";
import { Pieces } from "../pieces.ts";
import { openStore, prefixOf } from "../store.ts";
import { readWords } from "../words.ts";
import { Back } from "./back.ts";
import { Give } from "./give.ts";
import { Legend, NOTHING } from "./legend.ts";
import type { LegendFacts } from "./legend.ts";

const own = (document.currentScript as HTMLScriptElement).src;

/** Load a script that stands beside this one. */
function load(name: string): Promise<unknown> {
  return new Promise((done) => {
    const script = make("script", { src: own.replace(/[^/]*$/, name) });
    script.onload = script.onerror = done;
    document.head.append(script);
  });
}

async function begin(host: HTMLElement): Promise<void> {
  const course = host.dataset["course"] ?? "";
  const store = openStore(
    course,
    () => localStorage,
    () => sessionStorage,
  );
  const words = readWords(host);
  const pieces = new Pieces(new URL("../course/", own).href, "cwCourse");
  const facts = await pieces.get<LegendFacts>("legend", `${Date.now()}`).catch(() => NOTHING);
  const legend = new Legend(facts);
  const desk = { host, store, course, legend, words, now: () => Date.now() };
  const give = new Give(desk);
  new Back(desk, load, () => give.update());
  if (store.trouble) host.querySelector(".cw-storage")!.append(note("alert", "care", words(store.trouble)));
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(prefixOf(course))) give.update();
  });
  host.querySelector<HTMLElement>("[data-on]")!.hidden = false;
}

const host = document.querySelector<HTMLElement>(".cw-copy");
if (host) void begin(host);
