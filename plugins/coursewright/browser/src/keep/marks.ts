/** How lessons stand, told where they are named: in the navigation, on a module's page, among what a search finds. */

import { all, icon, make } from "../dom.ts";
import { standingsOf, stopOf } from "../home/state.ts";
import { readLesson } from "../lesson.ts";
import type { Store } from "../store.ts";
import type { Given } from "./given.ts";

const NAMED = ".md-nav--primary .md-nav__link, .cw-lesson, .cw-hit:not(.cw-hit--part)";

/** The name of a lesson's or conversation's record, by its page below the root; empty where it is another page. */
export function recordOf(path: string): string {
  const [, folder, name] = /^([\w-]+)\/([\w-]+)\.html$/.exec(path) ?? [];
  if (!folder || !name || name === "index") return "";
  return folder === "scenarios" ? `scenarios/${name}` : name;
}

/** Mark what names lessons now, and what a search finds later; `root` is the address of the language's folder. */
export function markLessons({ words }: Given, root: string, store: Store): void {
  if (!store.names().some((name) => name.startsWith("l/"))) return;
  const mark = (): void => {
    for (const element of all(document, NAMED)) markOne(element, store, words, root);
  };
  mark();
  const found = document.querySelector(".cw-search__list");
  if (found) new MutationObserver(mark).observe(found, { childList: true, subtree: true });
}

function markOne(element: HTMLElement, store: Store, words: Given["words"], root: string): void {
  if (element.dataset["cwState"] !== undefined) return;
  const name = recordOf(below(addressOf(element), root));
  const record = name ? readLesson(store, name) : {};
  const { state } = stopOf(record, [...standingsOf(record).keys()]);
  element.dataset["cwState"] = state;
  if (!name || state === "empty") return;
  const word = make("span", { class: "cw-hide" }, words[`state_${state}`]!);
  element.append(make("span", { class: `cw-stand cw-stand--${state}` }, icon(state), word));
}

/** The page that is named; empty where it is a part of one, or what holds links. */
function addressOf(element: HTMLElement): string {
  if (element instanceof HTMLAnchorElement) return element.hash ? "" : element.href;
  // The page that one is on has a label beside its link.
  return element.matches("[for=__toc]") ? location.href : "";
}

function below(address: string, root: string): string {
  const [path = ""] = address.split(/[?#]/);
  return path.startsWith(root) ? path.slice(root.length) : "";
}
