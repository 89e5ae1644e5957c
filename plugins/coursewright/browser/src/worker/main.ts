/**
 * The worker of one language's site. It serves what it keeps, of the build that it belongs to: each file by its digest, so
 * that what did not change is not fetched again and two builds are never mixed. What stands before this script, and the
 * list that it names, are site/offline.py's.
 */

/** What the build lists: digest (16 hex digits) and size of each file by its path; those to keep with the first page. */
interface List {
  readonly files: Readonly<Record<string, readonly [string, number]>>;
  readonly shell: readonly string[];
}

/** The digest of the list, and the page that is shown where there is neither network nor a kept page. */
interface Build {
  readonly list: string;
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
  readonly coursewrightBuild: Build;
  readonly registration: { readonly scope: string; update(): Promise<unknown> };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(name: "fetch", listen: (event: Asked) => void): void;
  addEventListener(name: "message", listen: (event: Said) => void): void;
}

const own = globalThis as unknown as Worker;
const build = own.coursewrightBuild;
const { scope } = own.registration;
const CACHE = `coursewright ${scope}`;
const LIST = `${scope}sw-list.json`;
/** Stands in the cache once the whole course is wanted. */
const WHOLE = `${scope}?cw-whole`;
const SIDE_BY_SIDE = 4;
/** Whether the server has a newer build: what is asked for comes from there until this worker is replaced. */
let stale = false;
/** The list, once it was read. */
let known: List | undefined;

async function digestOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  return Array.from(digest, (byte) => (byte + 256).toString(16).slice(1)).join("");
}

/** Keep an answer's body under a key, if it is what this build has there; false if it is of another one. */
async function keepAs(key: string, digest: string, answer: Response): Promise<boolean> {
  const body = await answer.arrayBuffer();
  if ((await digestOf(body)) !== digest) return false;
  // Anew, since a page may not be answered with what came by a redirection.
  await (await caches.open(CACHE)).put(key, new Response(body, { headers: answer.headers }));
  return true;
}

/** Fetch a file and keep it; throws where it cannot be had as this build has it. */
async function fetchAs(key: string, digest: string, address: string): Promise<void> {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok || !(await keepAs(key, digest, answer))) throw new Error(address);
}

function listKey(): string {
  return `${LIST}?cw=${build.list}`;
}

/** The list, if it is kept: it is not before somebody reads on. */
async function keptList(): Promise<List | undefined> {
  const there = known ? undefined : await (await caches.open(CACHE)).match(listKey());
  known ??= (await there?.json()) as List | undefined;
  return known;
}

/** The list, kept from now on. */
async function theList(): Promise<List> {
  if (!(await keptList())) await fetchAs(listKey(), build.list, LIST);
  return (await keptList())!;
}

/** The path of an address in the list; null if it is no file of this build, or no address at all. */
function pathOf({ files }: List, address: string): string | null {
  const url = new URL(address, scope);
  url.search = url.hash = "";
  if (!url.href.startsWith(scope)) return null;
  const path = decodeURI(url.href.slice(scope.length)).replace(/(^|\/)$/, "$1index.html");
  return Object.prototype.hasOwnProperty.call(files, path) ? path : null;
}

function keyOf({ files }: List, path: string): string {
  return `${scope}${encodeURI(path)}?cw=${files[path]![0]}`;
}

async function kept(list: List, path: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(keyOf(list, path));
}

/** Keep an answer, if it is what this build has there; false if it is of another one. */
async function keep(list: List, path: string, answer: Response): Promise<boolean> {
  return keepAs(keyOf(list, path), list.files[path]![0], answer);
}

/** Fetch a file and keep it, unless it is kept; throws where it cannot be had as this build has it. */
async function fill(list: List, path: string): Promise<void> {
  if (!(await kept(list, path)))
    await fetchAs(keyOf(list, path), list.files[path]![0], scope + encodeURI(path));
}

async function answered(request: Request): Promise<Response> {
  const list = await keptList();
  const path = list ? pathOf(list, request.url) : null;
  if (!list || path === null) return fetch(request);
  const there = await kept(list, path);
  if (there && !stale) return there;
  try {
    const answer = await fetch(request);
    if (answer.ok && !stale && !(await keep(list, path, answer.clone()))) {
      stale = true;
      void own.registration.update();
    }
    return answer;
  } catch (fault) {
    if (there) return there;
    if (request.mode !== "navigate") throw fault;
    return new Response(build.lost, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

/** Fetch many files, a few at a time; those that cannot be had now are left out. */
async function fillAll(
  list: List,
  paths: readonly string[],
  tell: () => void = () => undefined,
): Promise<void> {
  const left = [...paths];
  const work = async (): Promise<void> => {
    const path = left.pop();
    if (path === undefined) return;
    await fill(list, path).catch(() => undefined);
    tell();
    await work();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}

/** Keep what pages need by and by, then a page after all that it shows: a page that is kept is whole. */
async function keepSeen(urls: readonly string[]): Promise<void> {
  const list = await theList();
  const paths = urls.flatMap((url) => pathOf(list, url) ?? []);
  await fillAll(list, list.shell);
  await fillAll(
    list,
    paths.filter((path) => !isPage(path)),
  );
  await fillAll(list, paths.filter(isPage));
}

async function countKept(list: List): Promise<number> {
  const keys = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  return Object.keys(list.files).filter((path) => keys.has(keyOf(list, path))).length;
}

/** Tell a page how much of the course is kept. */
async function tellKept(port: MessagePort | undefined, asked: string): Promise<void> {
  const list = await theList();
  const bytes = Object.values(list.files).reduce((sum, [, size]) => sum + size, 0);
  port?.postMessage({ asked, done: await countKept(list), of: Object.keys(list.files).length, bytes }, []);
}

async function keepWhole(port?: MessagePort): Promise<void> {
  const list = await theList();
  await (await caches.open(CACHE)).put(WHOLE, new Response(""));
  let turn = 0;
  await fillAll(list, Object.keys(list.files), () => {
    if (++turn % 20 === 0) void tellKept(port, "keep");
  });
  await tellKept(port, "end");
}

/** Where something is kept already, a newer build brings what pages need; a first visit fetches nothing for later. */
async function prepare(): Promise<void> {
  if (!(await (await caches.open(CACHE)).keys()).length) return;
  const list = await theList();
  await Promise.all(list.shell.map((path) => fill(list, path)));
}

/** Leave out what this build has no more; fetch what is new, if the whole course is wanted. */
async function begin(): Promise<void> {
  const cache = await caches.open(CACHE);
  const list = await keptList();
  if (list) {
    const wanted = new Set([WHOLE, listKey(), ...Object.keys(list.files).map((path) => keyOf(list, path))]);
    const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(old.map((request) => cache.delete(request)));
  }
  await own.clients.claim();
  if (await cache.match(WHOLE)) void keepWhole();
}

own.addEventListener("install", (event) => event.waitUntil(prepare()));
own.addEventListener("activate", (event) => event.waitUntil(begin()));
own.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(scope)) return;
  event.respondWith(answered(request));
});
own.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data.do === "come") event.waitUntil(own.skipWaiting());
  else if (data.do === "seen") event.waitUntil(keepSeen(data.urls ?? []));
  else if (data.do === "size") event.waitUntil(tellKept(ports[0], "size"));
  else if (data.do === "keep") event.waitUntil(keepWhole(ports[0]));
});
