/** Tell the author: a small button beside each question and each heading of a lesson. */

import { all, icon, make } from "../dom.ts";
import type { Given } from "./given.ts";
import { panelOf } from "./panel.ts";
import { codeOf } from "./told.ts";
import type { Place } from "./told.ts";

/** Where questions of other pages are asked, one after another. */
const ASKING = ".cw-review, .cw-changed";
const HEADINGS = ".md-content__inner > :is(h2, h3)[id]";

/** A button that opens and closes its panel, which stands behind `before`. */
function buttonFor(
  given: Given,
  place: Place,
  what: string,
  before: (button: HTMLElement) => Element,
): HTMLElement {
  const name = given.words["named"]!.replace("{what}", what);
  const button = make(
    "button",
    {
      type: "button",
      class: "cw-tell",
      "aria-expanded": "false",
      "aria-label": name,
      title: given.words["button"],
    },
    icon("talk"),
  );
  let panel: HTMLElement | null = null;
  const close = (): void => {
    panel?.remove();
    panel = null;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", () => {
    if (panel) return close();
    panel = panelOf(given, place, name);
    panel.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      close();
      button.focus();
    });
    before(button).after(panel);
    button.setAttribute("aria-expanded", "true");
  });
  return button;
}

function offerAtQuestion(given: Given, question: HTMLElement): void {
  const top = question.querySelector(".cw-q__top");
  if (!top || top.querySelector(".cw-tell")) return;
  const { question: name = "", rev: revision = "", was = "" } = question.dataset;
  const first = was.split(" ").pop() || name;
  const place = { name, revision, code: codeOf(given.course, first, given.language) };
  top.classList.add("cw-told");
  top.append(buttonFor(given, place, top.querySelector(".cw-kick")?.textContent ?? "", () => top));
}

function offerAtHeading(given: Given, heading: HTMLElement, lesson: string): void {
  const place = { name: `${lesson}#${heading.id}`, revision: "", code: "" };
  heading.classList.add("cw-told");
  heading.after(buttonFor(given, place, heading.textContent ?? "", (button) => button));
}

function offer(given: Given): void {
  const atQuestions = (): void => all(document, "cw-question").forEach((row) => offerAtQuestion(given, row));
  atQuestions();
  // A card that opens above the page covers none of them in part.
  document.addEventListener(
    "toggle",
    (event) => {
      if (event instanceof ToggleEvent && event.target instanceof HTMLElement && event.target.popover)
        document.documentElement.toggleAttribute("data-covered", event.newState === "open");
    },
    true,
  );
  for (const host of all(document, ASKING))
    new MutationObserver(atQuestions).observe(host, { childList: true, subtree: true });
  if (!document.querySelector(".cw-learn")) return;
  const lesson = decodeURIComponent(location.pathname.replace(/^.*\/|\.html$/g, ""));
  for (const heading of all(document, HEADINGS)) offerAtHeading(given, heading, lesson);
}

if (window.coursewrightTell) offer(window.coursewrightTell);
