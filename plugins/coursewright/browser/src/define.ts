/** The one place where elements are registered. */

/**
 * An element; what is in it is driven once, however often it is moved, when the page and all its scripts are
 * there.
 */
export function define(name: string, drive: (host: HTMLElement) => unknown): void {
  if (customElements.get(name)) return;
  class Driven extends HTMLElement {
    private driven = false;

    connectedCallback(): void {
      whenReady(() => {
        if (!this.driven) drive(this);
        this.driven = true;
      });
    }
  }
  customElements.define(name, Driven);
}

/**
 * Deferred scripts run in their order in the page: those of single pages may stand above or below the first
 * one.
 */
function whenReady(work: () => void): void {
  if (document.readyState === "complete") return work();
  for (const [place, event] of [
    [document, "DOMContentLoaded"],
    [window, "load"],
  ] as const)
    place.addEventListener(event, work, { once: true });
}
