/** Slides: one at a time on the screen, moved by keys and buttons; without this all stand one below another. */

import { all } from "../dom.ts";
import { readWords } from "../words.ts";

const slides = all(document, ".slide");
const words = readWords(document);
const at = document.querySelector(".bar__at");
/** An answer's slide is shown in two steps: the key, then the reasons. */
const steps = slides.flatMap((slide) =>
  slide.classList.contains("slide--told")
    ? [
        { slide, bare: true },
        { slide, bare: false },
      ]
    : [{ slide, bare: false }],
);
let now = 0;

function show(step: number, focus = true): void {
  now = Math.min(Math.max(step, 0), steps.length - 1);
  const { slide, bare } = steps[now]!;
  for (const other of slides) other.classList.toggle("now", other === slide);
  slide.classList.toggle("bare", bare);
  if (at) at.textContent = words("at", { n: slides.indexOf(slide) + 1, of: slides.length });
  history.replaceState(null, "", `#${slide.id}`);
  if (focus) slide.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function turn(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const onButton = event.target instanceof Element && event.target.closest("button, a") !== null;
  if (onButton && (event.key === " " || event.key === "Enter")) return;
  const forward =
    ["ArrowRight", "PageDown", "Enter"].includes(event.key) || (event.key === " " && !event.shiftKey);
  const back =
    ["ArrowLeft", "PageUp", "Backspace"].includes(event.key) || (event.key === " " && event.shiftKey);
  const to = forward
    ? now + 1
    : back
      ? now - 1
      : event.key === "Home"
        ? 0
        : event.key === "End"
          ? steps.length - 1
          : null;
  if (to === null) return;
  event.preventDefault();
  show(to);
}

function stepOf(hash: string): number {
  return Math.max(
    0,
    steps.findIndex(({ slide }) => `#${slide.id}` === decodeURIComponent(hash)),
  );
}

if (slides.length) {
  document.documentElement.classList.add("one");
  for (const button of all<HTMLButtonElement>(document, "[data-act]")) {
    const act = button.dataset["act"];
    button.hidden = false;
    button.addEventListener("click", () =>
      act === "print" ? window.print() : show(now + (act === "next" ? 1 : -1), false),
    );
  }
  document.addEventListener("keydown", turn);
  window.addEventListener("hashchange", () => show(stepOf(location.hash)));
  show(stepOf(location.hash));
}
