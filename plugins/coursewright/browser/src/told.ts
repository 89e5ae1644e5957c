/** What a verdict says to those who do not see where reasons stand: once, with the verdict. */

import { all, make } from "./dom.ts";

/** Milliseconds after which a screen reader has taken up what it is to say. */
const HEARD = 1000;

/** Choices, wrong fields, the model of what was written. */
const PLACES = ".cw-opt[data-v], .cw-whys > [data-v=wrong], .cw-dock > .cw-model";

/**
 * From what stands there before a verdict to a function that says what has come, or everything. It is read where it
 * stands, and so goes from the verdict again.
 */
export function tellFrom(form: HTMLFormElement, status: HTMLElement): (everything: boolean) => void {
  const before = new Set(partsIn(form));
  return (everything) => {
    const parts = partsIn(form).filter((part) => everything || !before.has(part));
    if (!parts.length) return;
    const said = make("p", { class: "cw-hide" }, parts.map(textOf).join(" "));
    status.append(said);
    setTimeout(() => said.remove(), HEARD);
  };
}

/** Of choices those that were taken, and those that should have been. */
function partsIn(form: HTMLFormElement): HTMLElement[] {
  return all(form, PLACES).filter(
    (part) =>
      !part.matches(".cw-opt") ||
      part.matches("[data-tried], [data-v=missed]") ||
      part.querySelector("input:checked"),
  );
}

/** The verdict has been told, but of what was missed. */
function textOf(part: HTMLElement): string {
  const missed = part.dataset["v"] === "missed";
  return Array.from(part.children)
    .filter((piece) => missed || !piece.matches(".cw-opt__v"))
    .map(({ textContent }) => textContent?.trim())
    .filter(Boolean)
    .join(": ");
}
