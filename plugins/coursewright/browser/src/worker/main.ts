/**
 * The worker of one language's site. It serves what it keeps, of the build that it belongs to: each file by its digest, so
 * that what did not change is not fetched again and two builds are never mixed. What stands before this script, and the
 * list that it names, are site/offline.py's.
 */

import { fillAll, keptList, keyOf, listKey, missing, pathOf, theList } from "./list.ts";
import { build, own, scope } from "./own.ts";
import { drop, held, heldKeys, keepAs, put, room } from "./store.ts";

/** Stands in the cache once the whole course is wanted. */
const WHOLE = `${scope}?cw-whole`;
/** Whether the server has a newer build: what is asked for comes from there until this worker is replaced. */
let stale = false;
/** Whether it was looked if the course still lies on the server. */
let looked = false;
/** The work of keeping the whole course, while it goes on, and the pages that are told of it. */
let whole: Promise<unknown> | undefined;
const told = new Set<MessagePort>();

/** The part of a kept answer that is asked for: players of sounds and films take no whole. */
async function partOf(answer: Response, range: string): Promise<Response> {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (!from) return answer;
  const body = await answer.blob();
  const part = body.slice(+from, to ? +to + 1 : body.size, body.type);
  const headers = { "Content-Range": `bytes ${from}-${+from + part.size - 1}/${body.size}` };
  return new Response(part, { status: 206, headers });
}

async function answered(request: Request): Promise<Response> {
  const list = await keptList();
  const path = list && pathOf(list, request.url);
  const key = path && keyOf(list, path);
  const there = key ? await held(key) : undefined;
  const kept = there && (() => partOf(there, request.headers.get("range") ?? ""));
  if (kept && !stale) return kept();
  try {
    const answer = await fetch(request);
    if (key && answer.status === 200 && !stale && !(await keepAs(key, answer.clone()))) {
      stale = true;
      void own.registration.update();
    }
    return answer;
  } catch (fault) {
    if (kept) return kept();
    if (request.mode !== "navigate") throw fault;
    return new Response(build.lost, { status: 503, headers: { "Content-Type": "text/html" } });
  }
}

/** Keep what was seen, then what pages need by and by, and the rest of the course, if it is wanted. */
async function keepSeen(urls: readonly string[]): Promise<void> {
  await look();
  const list = await theList();
  await fillAll(list, [...urls.flatMap((url) => pathOf(list, url) || []), ...list.shell]);
  if (await held(WHOLE)) await keepWhole();
}

/** Tell pages how much of the course is kept. */
async function tellKept(what: string, ports: Iterable<MessagePort> = told): Promise<void> {
  const list = await theList();
  const paths = Object.keys(list.files);
  const done = paths.length - (await missing(list, paths)).length;
  const say = what && room.full ? "no_room" : what;
  for (const port of ports) port.postMessage({ say, done, of: paths.length, bytes: list.bytes }, []);
}

async function keepWhole(): Promise<void> {
  const list = await theList();
  await put(WHOLE, new Response(""));
  let turn = 0;
  whole ??= fillAll(list, Object.keys(list.files), () => {
    if (++turn % 20 === 0) void tellKept("keeping");
  });
  await whole;
  whole = undefined;
  // What has no room is not tried again with each page.
  if (room.full) await drop([WHOLE]);
  await tellKept("not_all");
}

/** How the server answers for an address. */
async function statusOf(address: string): Promise<number> {
  return (await fetch(address, { method: "HEAD", cache: "no-store" })).status;
}

/** Once in a worker's life: where another site has taken the course's place, what is kept of it gives way. */
async function look(): Promise<void> {
  if (looked) return;
  looked = true;
  if ((await statusOf(`${scope}sw.js`)) !== 404 || (await statusOf(scope)) !== 200) return;
  stale = true;
  await own.registration.unregister();
}

/** Where something is kept already, a newer build comes with all of it; a first visit fetches nothing for later. */
async function prepare(): Promise<void> {
  const had = await heldKeys();
  if (!had.length) return;
  const list = await theList();
  const paths = had.flatMap((key) => pathOf(list, key) || []);
  if (!(await fillAll(list, [...list.shell, ...paths]))) throw new Error(scope);
}

/** Leave out what this build has no more. */
async function begin(): Promise<void> {
  const list = await keptList();
  if (list) {
    const wanted = new Set([WHOLE, listKey(), ...Object.keys(list.files).map((path) => keyOf(list, path))]);
    await drop((await heldKeys()).filter((key) => !wanted.has(key)));
  }
  await own.clients.claim();
}

own.addEventListener("install", (event) => event.waitUntil(prepare()));
own.addEventListener("activate", (event) => event.waitUntil(begin()));
own.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) event.respondWith(answered(request));
});
own.addEventListener("message", (event) => {
  const { data, ports } = event;
  for (const port of ports) told.add(port);
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    come: async () => own.skipWaiting(),
    seen: async () => keepSeen(data.urls!),
    size: async () => tellKept((await held(WHOLE)) ? "not_all" : "", ports),
    keep: async () => {
      room.full = false;
      await keepWhole();
    },
  };
  event.waitUntil(acts[data.do]!());
});
