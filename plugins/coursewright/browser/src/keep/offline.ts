/** Pages kept for when there is no network: the worker that does it, and what is said of it. */

import { make } from "../dom.ts";
import { note } from "../note.ts";
import type { Given } from "./given.ts";
import { place, show } from "./place.ts";

/** What the worker tells of the whole course: how much of it is kept, in files and bytes. */
export interface Kept {
  readonly done: number;
  readonly of: number;
  readonly bytes: number;
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
  const urls = performance.getEntries().map(({ name }) => name);
  active!.postMessage({ do: "seen", urls }, []);
}

/** A newer worker waits until it is asked to come: pages and scripts of one build stay together. */
function followUpdates(registration: ServiceWorkerRegistration, words: Given["words"]): void {
  const tell = (): void => {
    if (!registration.waiting || document.querySelector("[data-update]")) return;
    const reload = make("button", { type: "button", class: "cw-btn" }, words["reload"]!);
    reload.addEventListener("click", () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage({ do: "come" }, []);
    });
    const element = note("redo", "", words["update"]!, make("p", { class: "cw-acts" }, reload));
    element.toggleAttribute("data-update", true);
    if (!place(element)) window.addEventListener("scroll", () => place(element), { once: true });
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
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }: MessageEvent<Kept & { readonly asked: string }>) => {
    const values = { done: data.done, of: data.of, size: (data.bytes / 1e6).toFixed(1) };
    const whole = data.done === data.of;
    button.textContent = filled(words["keep_all"]!, values);
    button.hidden = whole;
    if (whole) said.textContent = words["all_kept"]!;
    else if (data.asked !== "size")
      said.textContent = filled(words[data.asked === "end" ? "not_all" : "keeping"]!, values);
    show(host);
  };
  worker.postMessage({ do: "size" }, [channel.port2]);
  button.addEventListener("click", () => {
    const port = new MessageChannel();
    port.port1.onmessage = channel.port1.onmessage;
    worker.postMessage({ do: "keep" }, [port.port2]);
  });
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
