/** The worker that this script is, and the build that it belongs to. */

/**
 * What the build lists: digest (16 hex digits) and size of each file by its path, pages last; the sum of the sizes; which
 * files are kept as soon as somebody reads on.
 */
export interface List {
  readonly files: Readonly<Record<string, readonly [string, number]>>;
  readonly bytes: number;
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
  readonly registration: {
    readonly scope: string;
    update(): Promise<unknown>;
    unregister(): Promise<unknown>;
  };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(name: "fetch", listen: (event: Asked) => void): void;
  addEventListener(name: "message", listen: (event: Said) => void): void;
}

export const own = globalThis as unknown as Worker;
export const build = own.coursewrightBuild;
export const { scope } = own.registration;
