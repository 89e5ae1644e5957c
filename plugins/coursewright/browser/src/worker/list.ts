/** The files of the build: what is kept of them, and how the rest is fetched. */

import { build, scope } from "./own.ts";
import type { List } from "./own.ts";
import { held, heldKeys, keepAs, room } from "./store.ts";

const LIST = `${scope}sw-list.json`;
/** What a page shows without being asked: sounds and films are kept with the whole course alone. */
const SHOWN = /<(?:img|script|link)\s[^>]*?(?:src|href)="([^"]+)"/g;
/** The list, once it was read. */
let known: List | undefined;

export function listKey(): string {
  return `${LIST}?cw=${build.list}`;
}

/** The list, if it is kept: it is not before somebody reads on. */
export async function keptList(): Promise<List | undefined> {
  known ??= (await (await held(listKey()))?.json()) as List | undefined;
  return known;
}

/** The list, kept from now on; throws where it cannot be had. */
export async function theList(): Promise<List> {
  const there = await keptList();
  if (there) return there;
  const answer = await fetch(LIST, { cache: "no-cache" });
  const list = (await answer.clone().json()) as List;
  if (!(await keepAs(listKey(), answer))) throw new Error(LIST);
  return (known = list);
}

/** The path of an address in the list; empty if it is no file of this build, or no address at all. */
export function pathOf({ files }: List, address: string, base = scope): string {
  try {
    const { origin, pathname } = new URL(address, base);
    if (!(origin + pathname).startsWith(scope)) return "";
    const name = decodeURIComponent((origin + pathname).slice(scope.length)).replace(
      /(^|\/)$/,
      "$1index.html",
    );
    // Some servers lead away from what ends in .html.
    return [name, `${name}.html`].find((path) => Array.isArray(files[path])) ?? "";
  } catch {
    return "";
  }
}

function addressOf(path: string): string {
  return scope + path.split("/").map(encodeURIComponent).join("/");
}

export function keyOf({ files }: List, path: string): string {
  return `${addressOf(path)}?cw=${files[path]![0]}`;
}

/**
 * Fetch a file and keep it, unless it is kept, and before a page what it shows: a page that is kept is whole. Of another
 * build, or not there, it is left out; throws where it cannot be had now.
 */
async function fill(list: List, path: string): Promise<void> {
  const key = keyOf(list, path);
  if (room.full || (await held(key))) return;
  const address = addressOf(path);
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status >= 500) throw new Error(address);
  if (!answer.ok) return;
  if (isPage(path)) {
    const names = Array.from((await answer.clone().text()).matchAll(SHOWN), ([, name]) => name!);
    const shown = names.map((name) => pathOf(list, name, address)).filter((name) => name && !isPage(name));
    await Promise.all(shown.map((name) => fill(list, name)));
  }
  await keepAs(key, answer);
}

/** Which of some files are not kept. */
export async function missing(list: List, paths: readonly string[]): Promise<string[]> {
  const there = new Set(await heldKeys());
  return paths.filter((path) => !there.has(keyOf(list, path)));
}

/** Fetch many files, four at a time; whether none failed for want of a network. */
export async function fillAll(list: List, paths: readonly string[], tell?: () => void): Promise<boolean> {
  const left = await missing(list, paths);
  let all = true;
  const work = async (): Promise<void> => {
    const path = left.shift();
    if (path === undefined || room.full) return;
    await fill(list, path).catch(() => (all = false));
    tell?.();
    await work();
  };
  await Promise.all([1, 2, 3, 4].map(work));
  return all;
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}
