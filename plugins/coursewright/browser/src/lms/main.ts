/**
 * The page around a course in a learning platform: one session for all its pages, which stand in a frame and keep what
 * they keep on this page's shelf.
 */

import { Pieces } from "../pieces.ts";
import { Legend, NOTHING } from "../copy/legend.ts";
import type { LegendFacts } from "../copy/legend.ts";
import { Course } from "../course/course.ts";
import { make } from "../dom.ts";
import type { Words } from "../words.ts";
import { beginCmi5, launchOf } from "./cmi5.ts";
import { findSoon } from "./find.ts";
import { Keeper } from "./keeper.ts";
import { SCORM_12, SCORM_2004 } from "./dialects.ts";
import { beginScorm } from "./scorm.ts";
import type { Api } from "./scorm.ts";
import type { Session } from "./session.ts";
import { LearnerShelf } from "./shelf.ts";
import { Tongue } from "./tongue.ts";

const now = (): number => Date.now();
const wait = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

/** 122 random bits as a name of a statement (RFC 4122, version 4); there on plain http, too. */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The platform's session; else the word that says why there is none: no platform was found, or it takes no more, since a
 * session that ended when its page went is not begun again. `seeking` is called where it is not found at once.
 */
async function sessionOf(target: string, seeking: () => void): Promise<Session | "untracked" | "closed"> {
  if (target === "cmi5") {
    const query = new URLSearchParams(location.search);
    const session = await beginCmi5(query, {
      fetch: (...words) => fetch(...words),
      now,
      id: freshId,
      tab: tabOf(() => sessionStorage),
      go: (address) => location.assign(address),
    });
    return session ?? (launchOf(query) ? "closed" : "untracked");
  }
  const dialect = target === "scorm12" ? SCORM_12 : SCORM_2004;
  const api = await findSoon(dialect.api, `${dialect.prefix}Initialize`, window, (ms) => {
    seeking();
    return wait(ms);
  });
  return api ? (beginScorm(api as Api, dialect, now) ?? "closed") : "untracked";
}

async function begin(host: HTMLElement): Promise<void> {
  const { target = "", course = "", root = "", start = "", lessons = "" } = host.dataset;
  const tongue = new Tongue(host);
  const words = tongue.words;
  tongue.choose(navigator.languages);
  const frame = host.querySelector("iframe")!;
  const said = host.querySelector<HTMLElement>(".cw-lms__said")!;
  const leave = host.querySelector<HTMLButtonElement>(".cw-lms__leave")!;
  frame.addEventListener("load", () => tongue.follow(pageIn(frame, location.href)));
  const session = await sessionOf(target, () => said.replaceChildren(line(words("seeking"))));
  said.replaceChildren(...(typeof session === "string" ? [line(words(session))] : []));
  const wanted = typeof session === "string" ? [] : [session.language.replace("_", "-")];
  const first = start.replace(/^[^/]+/, tongue.choose([...wanted, ...navigator.languages]));
  if (typeof session === "string") {
    frame.src = first;
    return;
  }
  const address = new URL(root, location.href).href;
  const shelf = new LearnerShelf(() => localStorage, `${course} ${session.learner}`);
  const pieces = new Pieces(`${address}assets/course/`, "cwCourse");
  const known = new Legend(await pieces.get<LegendFacts>("legend").catch(() => NOTHING));
  const facts = new Course(address);
  const keeper = new Keeper(session, shelf, course, known, (language) =>
    tongue.names.includes(language) ? new Course(new URL(`${language}/`, location.href).href) : facts,
  );
  await keeper.load(facts, lessons.split(" ").filter(Boolean));
  keeper.restore();
  (window as Window & { coursewrightShelf?: LearnerShelf }).coursewrightShelf = shelf;
  window.addEventListener("storage", (event) => shelf.hear(event));
  if (!session.counts) said.replaceChildren(line(words("looking")));
  keeper.onfault = (fault) => said.replaceChildren(...(fault ? [line(words("not_taken"))] : []));
  frame.addEventListener("load", () => {
    keeper.page = pageIn(frame, location.href);
    keeper.soon();
  });
  const goesOn = isOwn(session.page, location.href) && (await isThere(session.page));
  frame.src = goesOn ? session.page : first;
  leave.hidden = false;
  leave.addEventListener("click", () => {
    void end(host, keeper, words, said);
  });
  // A page that is hidden may never be shown again; one that goes is gone.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keeper.flush();
  });
  window.addEventListener("pagehide", () => void keeper.finish(false));
  // One that comes back as it was has no session any more, and begins again.
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

/** End the session and say so; once what the platform does not take was said, by another press all the same. */
async function end(host: HTMLElement, keeper: Keeper, words: Words, said: HTMLElement): Promise<void> {
  const warned = said.textContent === words("not_taken");
  if (!(await keeper.flush()) && !warned) return said.replaceChildren(line(words("not_taken")));
  const taken = await keeper.finish(true);
  const head = make("h1", { tabindex: -1 }, taken ? words("ended_title") : document.title);
  host.replaceChildren(head, line(words(taken ? "ended_text" : "not_taken")));
  head.focus();
  // A window that a platform opened can close itself; others stay.
  if (window.opener) window.close();
}

function line(text: string): HTMLElement {
  return make("p", {}, text);
}

/** The address of the page in the frame, below this one's folder; empty where it cannot be seen. */
function pageIn(frame: HTMLIFrameElement, from: string): string {
  try {
    const { href } = frame.contentWindow!.location;
    const folder = new URL(".", from).href;
    return href.startsWith(folder) ? href.slice(folder.length) : "";
  } catch {
    return "";
  }
}

/** Whether a page is in the package, which may be a newer one than when it was open; where nobody can say, it is. */
async function isThere(page: string): Promise<boolean> {
  const answer = await fetch(page, { method: "HEAD" }).catch(() => null);
  return ![404, 410].includes(answer?.status ?? 0);
}

/** What lasts as long as the tab, or the page where a browser keeps nothing for it. */
function tabOf(get: () => Storage): Pick<Storage, "getItem" | "setItem"> {
  try {
    return get();
  } catch {
    const texts = new Map<string, string>();
    return { getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => void texts.set(key, text) };
  }
}

/** Whether an address that a platform kept is a page of this package. */
function isOwn(page: string, from: string): boolean {
  const folder = new URL(".", from).href;
  return new URL(page, folder).href.startsWith(folder) && /^[\w-]+\/[^:]*\.html(#|$)/.test(page);
}

const host = document.querySelector<HTMLElement>(".cw-lms");
if (host) void begin(host);
