/**
 * Whether the pages of a folder share what they keep: asked of another page, since browsers differ and
 * change.
 */

import { make } from "../dom.ts";
import { MARK } from "../store.ts";

/**
 * Call a function if this page's storage is another one than that of a page which it links to; what is known
 * is asked no more.
 */
export function whenApart(tell: () => void): void {
  const link = Array.from(document.links).find(
    ({ href, pathname }) => /^file:.*\.html([?#]|$)/.test(href) && pathname !== location.pathname,
  );
  if (parent !== window || !link || localStorage.getItem(MARK) === "together") return;
  const mark = `${Date.now()} ${location.pathname}`;
  localStorage.setItem(MARK, mark);
  const frame = make("iframe", { src: link.pathname, hidden: true }) as HTMLIFrameElement;
  window.addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data !== "object") return;
    if (data.coursewright === mark) localStorage.setItem(MARK, "together");
    else tell();
    frame.remove();
  });
  document.body.append(frame);
}
