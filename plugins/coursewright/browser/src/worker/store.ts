/** The worker's cache: what is kept under which key. The browser may refuse it, and what it holds may be gone. */

import { scope } from "./own.ts";

const CACHE = `coursewright ${scope}`;

/** Whether the browser had no more room, or refuses its storage. */
export const room = { full: false };

async function digestOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  return Array.from(digest, (byte) => (byte + 256).toString(16).slice(1)).join("");
}

/** What is kept under a key. */
export async function held(key: string): Promise<Response | undefined> {
  return caches.match(key, { cacheName: CACHE }).catch(() => undefined);
}

/** The keys under which something is kept. */
export async function heldKeys(): Promise<string[]> {
  try {
    const cache = await caches.open(CACHE);
    return (await cache.keys()).map(({ url }) => url);
  } catch {
    return [];
  }
}

/** Keep something; without room one goes on without it. */
export async function put(key: string, answer: Response): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(key, answer);
  } catch {
    room.full = true;
  }
}

/** Keep an answer's body under a key, which ends with the digest that it must have; false if it has another one. */
export async function keepAs(key: string, answer: Response): Promise<boolean> {
  const body = await answer.arrayBuffer();
  if (!key.endsWith(await digestOf(body))) return false;
  // Anew, since a page may not be answered with what came by a redirection.
  await put(key, new Response(body, { headers: answer.headers }));
  return true;
}

/** Keep these no more. */
export async function drop(keys: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(keys.map((key) => cache.delete(key)));
}
