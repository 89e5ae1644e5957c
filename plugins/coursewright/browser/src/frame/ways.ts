/**
 * Ways through a site: the drawer, keys for the pages before and after, boxes that open where a link leads
 * into them.
 */

import { all, make } from "../dom.ts";

const KEYS: Readonly<Record<string, string>> = { p: "prev", ",": "prev", n: "next", ".": "next" };
const FIELDS = "input, textarea, select, [contenteditable], summary, [role=slider]";

/** Drive the drawer and the keys. */
export function followWays(): void {
  const drawer = document.querySelector<HTMLInputElement>("[data-md-toggle=drawer]");
  document.addEventListener("click", ({ target }) => {
    if (drawer && target instanceof Element && target.closest(".md-nav__link[href]")) drawer.checked = false;
  });
  document.addEventListener("keydown", (event) => {
    const active = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || active?.matches(FIELDS)) return;
    const rel = KEYS[event.key];
    if (event.key === "Enter" && active instanceof HTMLLabelElement) active.click();
    else if (rel) goTo(document.querySelector<HTMLLinkElement>(`link[rel=${rel}]`));
  });
}

function goTo(link: HTMLLinkElement | null): void {
  if (link) location.assign(link.href);
}

function openNamed(): void {
  let box = document
    .getElementById(decodeURIComponent(location.hash.slice(1)))
    ?.closest<HTMLDetailsElement>("details:not([open])");
  for (; box; box = box.parentElement?.closest<HTMLDetailsElement>("details:not([open])")) box.open = true;
}

/** Open closed boxes around what the address names, and all of them for the printer. */
export function followBoxes(): void {
  window.addEventListener("hashchange", openNamed);
  openNamed();
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = all<HTMLDetailsElement>(document, "details:not([open])");
    for (const box of opened) box.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
}

/** Give wide tables a box that scrolls. */
export function wrapTables(): void {
  for (const table of all(document, "article table:not([class])")) {
    const inner = make("div", { class: "md-typeset__table" });
    const outer = make("div", { class: "md-typeset__scrollwrap" }, inner);
    table.replaceWith(outer);
    inner.append(table);
  }
}
