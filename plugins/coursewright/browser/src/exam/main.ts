/** The edge of an assessment's page: registers `cw-exam` once the page and its first script are there. */

import { connect, progressOf } from "./first.ts";
import { Sitting } from "./sitting.ts";

function start(): void {
  if (customElements.get("cw-exam")) return;
  connect();
  customElements.define(
    "cw-exam",
    class extends HTMLElement {
      sitting: Sitting | null = null;

      connectedCallback(): void {
        this.sitting = this.sitting ?? new Sitting(this, progressOf(this), () => Date.now());
      }
    },
  );
}

// Deferred scripts run in their order in the page, the first one's tag stands below this one's.
if (document.readyState === "complete") start();
else document.addEventListener("DOMContentLoaded", start);
