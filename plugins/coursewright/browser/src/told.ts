/** What a verdict says to those who do not see where reasons stand: once, with the verdict. */

import { all, make } from "./dom.ts";

/** Milliseconds after which a screen reader has taken up what it is to say. */
const HEARD = 1000;

/** Choices that were taken, with their reasons; those that were missed, as such; wrong fields; a model. */
const TOLD =
  ".cw-opt[data-v] :checked ~ :not(.cw-opt__v), .cw-opt[data-tried] > :not(.cw-opt__v), .cw-opt[data-v=missed] > *, .cw-whys > [data-v=wrong] > *, .cw-q__form > .cw-model > *";

/**
 * From what stands there before a verdict to a function that says what has come. It is read where it stands, and so
 * goes from the verdict again.
 */
export function tellFrom(form: HTMLFormElement, status: HTMLElement): () => void {
  const before = new Set(all(form, TOLD).map((part) => part.parentElement));
  return () => {
    const parts = all(form, TOLD).filter((part) => !before.has(part.parentElement));
    const said = make("div", { class: "cw-hide" }, ...parts.map((part) => make("p", {}, part.textContent!)));
    status.append(said);
    setTimeout(() => said.remove(), HEARD);
  };
}
