/** What a page does not wait for. */

/** Where one may tell the author of a fault: lessons, questions, and where questions come. */
const TELLING = ".cw-learn, cw-question, .cw-review, .cw-changed";

/**
 * Load, once the page is there, the scripts that stand beside the one at an address: what keeps things safe, and what
 * tells the author.
 */
export function loadLate(own: string): void {
  window.addEventListener("load", () => {
    for (const name of ["keep", ...(document.querySelector(TELLING) ? ["tell"] : [])]) {
      const script = document.createElement("script");
      script.src = own.replace(/[^/]*$/, `cw-${name}.js`);
      document.head.append(script);
    }
  });
}
