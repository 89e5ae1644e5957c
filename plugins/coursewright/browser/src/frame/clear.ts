/**
 * What gets the focus by keys stands clear of what stays in view. Browsers see to that by scroll margins, but not for
 * parts of a drawing, nor where the caret of a long field is in view already.
 */

import { all } from "../dom.ts";

const AIR = 8;

/** Look after every focus that is shown. */
export function keepClear(): void {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(".md-content :focus-visible"))
      requestAnimationFrame(() => clear(target));
  });
}

function clear(at: Element): void {
  if (at.closest(".cw-learn, .cw-aloud")) return;
  const box = at.getBoundingClientRect();
  const [above, below] = [box.top - upper() - AIR, box.bottom - lower(at, box) + AIR];
  if (above < -AIR) scrollBy(0, above);
  else if (below > AIR) scrollBy(0, Math.min(below, above));
}

/** Where the header ends, or the bar that sticks to it. */
function upper(): number {
  const [head, bar] = [".md-header", ".cw-learn"].map((name) =>
    document.querySelector(name)?.getBoundingClientRect(),
  );
  const end = head?.bottom ?? 0;
  return bar && bar.top <= end + 1 ? Math.max(end, bar.bottom) : end;
}

/** Where what sticks to the foot of a card begins, over what has the focus. */
function lower(at: Element, { left, right }: DOMRect): number {
  const card = at.closest(".cw-dock, .cw-tray") ? null : at.closest("cw-question");
  const feet = card ? all(card, ".cw-dock, .cw-tray").map((foot) => foot.getBoundingClientRect()) : [];
  const over = feet.filter((foot) => foot.height && foot.left < right && foot.right > left);
  return Math.min(innerHeight, ...over.map(({ top }) => top));
}
