/** Pages kept for when there is no network: the worker that does it, and what is said of it. */

import { make } from "../dom.ts";
import { note } from "../note.ts";
import type { Given } from "./given.ts";
import { place, show } from "./place.ts";

/** What the worker tells of the whole course: how much of it is kept, in files and bytes, and what is to be said of it. */
export interface Kept {
  readonly done: number;
  readonly of: number;
  readonly bytes: number;
  readonly say: "" | "keeping" | "not_all" | "no_room";
}

/** Whether this page may have a worker: over https or from this machine, and not in a frame that forbids it. */
export function mayKeep({ protocol }: Location, context: boolean): boolean {
  return context && /^https?:$/.test(protocol);
}

/** Have pages kept as they are visited, and offer to keep them all; `root` is the address of the language's folder. */
export async function keepPages({ words, worker }: Given, root: string): Promise<void> {
  if (!worker || !mayKeep(location, window.isSecureContext) || !("serviceWorker" in navigator)) return;
  document.head.append(
    make("link", { rel: "manifest", href: `${root}manifest.webmanifest` }),
    make("link", { rel: "apple-touch-icon", href: `${root}assets/images/icon-180.png` }),
  );
  const had = navigator.serviceWorker.controller;
  const host = document.querySelector<HTMLElement>("[data-offline]");
  // Who has come from elsewhere and leaves again fetches nothing for later: wait until something is pressed, by any means.
  if (!had && !host && !document.referrer.startsWith(root))
    await new Promise((go) => window.addEventListener("click", go));
  const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
  if (had) followUpdates(registration, words);
  const { active } = await navigator.serviceWorker.ready;
  if (host) offerAll(host, active!, words);
  // Of the page before this one the worker may not have known yet.
  const urls = [document.referrer, ...performance.getEntries().map(({ name }) => name)];
  active!.postMessage({ do: "seen", urls }, []);
}

/** A newer worker waits until it is asked to come: pages and scripts of one build stay together. */
function followUpdates(registration: ServiceWorkerRegistration, words: Given["words"]): void {
  const tell = (): void => {
    if (!registration.waiting || document.querySelector("[data-update]")) return;
    const reload = make("button", { type: "button", class: "cw-btn" }, words["reload"]!);
    reload.addEventListener("click", () => {
      const { waiting } = registration;
      // Another tab may have asked it to come before.
      if (!waiting) location.reload();
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      waiting?.postMessage({ do: "come" }, []);
    });
    const element = note("redo", "", words["update"]!, make("p", { class: "cw-acts" }, reload));
    element.toggleAttribute("data-update", true);
    const settle = (): void => {
      if (place(element)) window.removeEventListener("scroll", settle);
    };
    window.addEventListener("scroll", settle);
    settle();
  };
  tell();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", tell),
  );
}

/** The part of the page of copies where the whole course can be kept. */
function offerAll(host: HTMLElement, worker: ServiceWorker, words: Given["words"]): void {
  const button = host.querySelector("button")!;
  const said = host.querySelector("[role=status]")!;
  const hear = ({ data }: MessageEvent<Kept>): void => {
    const values = { done: data.done, of: data.of, size: (data.bytes / 1e6).toFixed(1) };
    const whole = data.done === data.of;
    button.textContent = filled(words["keep_all"]!, values);
    button.hidden = whole;
    const say = whole ? "all_kept" : data.say;
    if (say) said.textContent = filled(words[say]!, values);
    show(host);
  };
  const ask = (what: string): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = hear;
    worker.postMessage({ do: what }, [port2]);
  };
  ask("size");
  button.addEventListener("click", () => ask("keep"));
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
