/**
 * The worker of one language's site. It serves what it keeps, of the build that it belongs to: each file by its digest, so
 * that what did not change is not fetched again and two builds are never mixed. The list before this script is
 * site/offline.py's.
 */

/** What the build lists: digest (16 hex digits) and size of each file by its path; those to keep from the start. */
interface List {
  readonly files: Readonly<Record<string, readonly [string, number]>>;
  readonly shell: readonly string[];
  /** The page that is shown where there is neither network nor a kept page. */
  readonly lost: string;
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Said extends Extendable {
  readonly data: { readonly do: string; readonly urls?: readonly string[] };
  readonly ports: readonly MessagePort[];
}

interface Worker {
  readonly coursewrightList: List;
  readonly registration: { readonly scope: string; update(): Promise<unknown> };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(name: "fetch", listen: (event: Asked) => void): void;
  addEventListener(name: "message", listen: (event: Said) => void): void;
}

const own = globalThis as unknown as Worker;
const { files, shell, lost } = own.coursewrightList;
const { scope } = own.registration;
const CACHE = `coursewright ${scope}`;
/** Stands in the cache once the whole course is wanted. */
const WHOLE = `${scope}?cw-whole`;
const SIDE_BY_SIDE = 4;
/** Whether the server has a newer build: what is asked for comes from there until this worker is replaced. */
let stale = false;

/** The path of an address in the list; null if it is no file of this build. */
function pathOf(address: string): string | null {
  const url = new URL(address);
  url.search = url.hash = "";
  if (!url.href.startsWith(scope)) return null;
  const path = decodeURI(url.href.slice(scope.length)).replace(/(^|\/)$/, "$1index.html");
  return Object.prototype.hasOwnProperty.call(files, path) ? path : null;
}

function keyOf(path: string): string {
  return `${scope}${encodeURI(path)}?cw=${files[path]![0]}`;
}

async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(keyOf(path));
}

/** Keep an answer, if it is what this build has there; false if it is of another one. */
async function keep(path: string, answer: Response): Promise<boolean> {
  const body = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  const hex = Array.from(digest, (byte) => (byte + 256).toString(16).slice(1)).join("");
  if (hex !== files[path]![0]) return false;
  await (await caches.open(CACHE)).put(keyOf(path), new Response(body, { headers: answer.headers }));
  return true;
}

/** Fetch a file and keep it, unless it is kept; throws where it cannot be had as this build has it. */
async function fill(path: string): Promise<void> {
  if (await kept(path)) return;
  const answer = await fetch(scope + encodeURI(path), { cache: "no-cache" });
  if (!answer.ok || !(await keep(path, answer))) throw new Error(path);
}

async function answered(request: Request, path: string): Promise<Response> {
  const there = await kept(path);
  if (there && !stale) return there;
  try {
    const answer = await fetch(request);
    if (answer.ok && !stale && !(await keep(path, answer.clone()))) {
      stale = true;
      void own.registration.update();
    }
    return answer;
  } catch (fault) {
    if (there) return there;
    if (request.mode !== "navigate") throw fault;
    return new Response(lost, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

/** Fetch many files, a few at a time; those that cannot be had now are left out. */
async function fillAll(paths: readonly string[], tell: () => void = () => undefined): Promise<void> {
  const left = [...paths];
  const work = async (): Promise<void> => {
    const path = left.pop();
    if (path === undefined) return;
    await fill(path).catch(() => undefined);
    tell();
    await work();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}

/** Keep a page after all that it shows: a page that is kept is whole. */
async function keepSeen(paths: readonly string[]): Promise<void> {
  await fillAll(paths.filter((path) => !isPage(path)));
  await fillAll(paths.filter(isPage));
}

async function countKept(): Promise<number> {
  const keys = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  return Object.keys(files).filter((path) => keys.has(keyOf(path))).length;
}

/** Tell a page how much of the course is kept. */
async function tellKept(port: MessagePort | undefined, asked: string): Promise<void> {
  const bytes = Object.values(files).reduce((sum, [, size]) => sum + size, 0);
  port?.postMessage({ asked, done: await countKept(), of: Object.keys(files).length, bytes }, []);
}

async function keepWhole(port?: MessagePort): Promise<void> {
  await (await caches.open(CACHE)).put(WHOLE, new Response(""));
  let turn = 0;
  await fillAll(Object.keys(files), () => {
    if (++turn % 20 === 0) void tellKept(port, "keep");
  });
  await tellKept(port, "end");
}

/** Leave out what this build has no more; fetch what is new, if the whole course is wanted. */
async function begin(): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = new Set([WHOLE, ...Object.keys(files).map(keyOf)]);
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
  await own.clients.claim();
  if (await cache.match(WHOLE)) void keepWhole();
}

own.addEventListener("install", (event) => event.waitUntil(Promise.all(shell.map(fill))));
own.addEventListener("activate", (event) => event.waitUntil(begin()));
own.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" && !request.headers.has("range") ? pathOf(request.url) : null;
  if (path !== null) event.respondWith(answered(request, path));
});
own.addEventListener("message", (event) => {
  const { data, ports } = event;
  const seen = (data.urls ?? []).flatMap((url) => pathOf(url) ?? []);
  if (data.do === "come") event.waitUntil(own.skipWaiting());
  else if (data.do === "seen") event.waitUntil(keepSeen(seen));
  else if (data.do === "size") event.waitUntil(tellKept(ports[0], "size"));
  else if (data.do === "keep") event.waitUntil(keepWhole(ports[0]));
});
