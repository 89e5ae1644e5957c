/**
 * A drawing whose parts can be pointed at: they stand for the choices of its question, or have notes to walk
 * through.
 */

import { all, set } from "./dom.ts";
import { Walk } from "./walk.ts";

/** Drives one `cw-figure`: its words are folded, its parts become buttons. */
export function driveFigure(host: HTMLElement): void {
  const figure = host.closest(".cw-fig")!;
  const walk = figure.querySelector<HTMLElement>(".cw-walk");
  figure.querySelector("details")?.removeAttribute("open");
  const act = walk ? new Walk(host, walk).show : chooser(host);
  const parts = all<SVGGElement>(host, "[data-part], [data-pick]");
  for (const part of parts) set(part, { tabindex: walk && part !== parts[0] ? -1 : 0, role: "button" });
  const acted = ({ target }: Event): boolean => {
    const part = target instanceof Element ? target.closest<SVGGElement>("[role=button]") : null;
    if (part) act(part);
    return part !== null;
  };
  host.addEventListener("click", acted);
  host.addEventListener("keydown", (event) => {
    if (/^( |Enter)$/.test(event.key) && acted(event)) event.preventDefault();
  });
}

/**
 * What a part of a question's figure does: choose in the list, the marks of what is chosen are the sheet's.
 */
function chooser(host: HTMLElement): (part: SVGGElement) => void {
  const form = host.closest("form");
  /** The select or the row of radios that was pointed at last; the next choice goes there. */
  let used: Element | null = null;
  form?.addEventListener("pointerdown", ({ target }) => {
    used = (target as Element).closest("select, .cw-sort__row") ?? used;
  });
  return (part) => {
    if (form) choose(form, part.dataset["pick"]!, used);
    used = null;
  };
}

/** Tick the field of a value, or fill a select. */
function choose(form: HTMLElement, token: string, used: Element | null): void {
  const row = used?.matches(".cw-sort__row")
    ? used
    : all(form, ".cw-sort__row").find((each) => !each.querySelector(":checked"));
  const field = (row ?? form).querySelector<HTMLInputElement>(`input[value="${token}"]`);
  if (field) return field.click();
  const select =
    (used as HTMLSelectElement | null) ?? all<HTMLSelectElement>(form, "select").find(({ value }) => !value);
  if (!select || select.disabled) return;
  select.value = token;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}
