/**
 * Where the reader is: the title in the header, the entry in the contents, and both columns scrolled to it.
 */

import { all } from "../dom.ts";

const NEAR = 24;

/** Follow the scrolling of a page. */
export function followPlace(): void {
  const header = document.querySelector<HTMLElement>(".md-header");
  const title = document.querySelector<HTMLElement>("[data-md-component=header-title]");
  const heading = document.querySelector("article h1");
  // The drawer has the contents a second time.
  const lists = all(document, "[data-md-component=toc]").map((list) =>
    all<HTMLAnchorElement>(list, "a[href*='#']"),
  );
  let waiting = false;
  const look = (): void => {
    waiting = false;
    const edge = (header?.offsetHeight ?? 0) + NEAR;
    title?.classList.toggle(
      "md-header__title--active",
      heading !== null && heading.getBoundingClientRect().bottom < edge - NEAR,
    );
    for (const links of lists)
      mark(
        links,
        links.map((link) => isAbove(link, edge)),
      );
  };
  const later = (): void => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  };
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  look();
  for (const active of all(document, ".md-sidebar--primary .md-nav__link--active")) center(active);
}

/** Whether what a link leads to begins above a line of the window. */
function isAbove(link: HTMLAnchorElement, line: number): boolean {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return target !== null && target.getBoundingClientRect().top <= line;
}

/** Mark the links of what was passed, the last one as the present place. */
function mark(links: readonly HTMLElement[], passed: readonly boolean[]): void {
  const last = passed.lastIndexOf(true);
  links.forEach((link, i) => {
    const active = i === last;
    if (active && !link.classList.contains("md-nav__link--active")) center(link);
    link.classList.toggle("md-nav__link--active", active);
    link.classList.toggle("md-nav__link--passed", i < last && passed[i]!);
  });
}

/** Scroll the column around an element, and nothing else, until the element is in its middle. */
function center(element: HTMLElement): void {
  const column = element.closest<HTMLElement>(".md-sidebar__scrollwrap");
  if (!column || column.scrollHeight <= column.clientHeight) return;
  const [own, around] = [element.getBoundingClientRect(), column.getBoundingClientRect()];
  column.scrollTop += own.top - around.top - (around.height - own.height) / 2;
}
