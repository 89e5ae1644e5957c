/** A figure's notes, one after the other in one place below or beside the drawing; a ring marks the part. */

import { all, make, set, svg } from "./dom.ts";

/**
 * How far a letter may stand out of the shape that is taken for its part's outline, in units of the drawing.
 */
const OUT = 2;
const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Drives the place for notes of one drawing. */
export class Walk {
  private readonly place: HTMLElement;
  private readonly note: HTMLElement;
  /** What is said before any part is chosen. */
  private readonly hint: string;
  /** In the order of the drawing. */
  private readonly parts: readonly SVGGElement[];
  private at = -1;
  private ring: SVGElement | null = null;

  constructor(host: HTMLElement, place: HTMLElement) {
    this.place = place;
    this.note = place.querySelector<HTMLElement>("[role=status]")!;
    this.hint = this.note.textContent!;
    this.parts = all<SVGGElement>(host, "[data-part]");
    all(place, "button").forEach((button, i) => button.addEventListener("click", () => this.go(i ? 1 : -1)));
    host.addEventListener("keydown", (event) => this.key(event));
    place.addEventListener("keydown", (event) => this.key(event));
  }

  /** Show the note of a part that was pointed at, where the reader sees it. */
  readonly show = (part: SVGGElement): void => {
    this.open(this.parts.indexOf(part));
    this.place.scrollIntoView({ block: "nearest" });
  };

  private key(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    const at = this.parts.indexOf(event.target as SVGGElement);
    if (event.key === "Escape") this.close();
    if (!way || at < 0) return;
    event.preventDefault();
    this.open((at + way + this.parts.length) % this.parts.length);
    this.parts[this.at]!.focus();
  }

  /** The part after or before; the last one leads to the first. */
  private go(way: number): void {
    const count = this.parts.length;
    this.open(this.at < 0 ? (way > 0 ? 0 : count - 1) : (this.at + way + count) % count);
  }

  private open(at: number): void {
    this.close();
    this.at = at;
    const part = this.parts[at]!;
    for (const each of this.parts) set(each, { tabindex: each === part ? 0 : -1 });
    set(part, { "aria-current": "true" });
    part.ownerSVGElement!.append((this.ring = outline(part)));
    const name = part.dataset["part"]!;
    const [label, note] = ["", ":n"].map((end) => document.getElementById(name + end)!);
    const place = make("small", {}, `${at + 1} / ${this.parts.length}`);
    // The label alone: what follows it is the same in another language.
    this.note.replaceChildren(place, make("b", {}, label!.firstChild!.textContent!), note!.textContent!);
  }

  private close(): void {
    this.ring?.remove();
    this.parts[this.at]?.removeAttribute("aria-current");
    this.at = -1;
    this.note.replaceChildren(this.hint);
  }
}

/**
 * A line around a part: along its first shape, and along what lies apart from that, as a point of a curve from its name;
 * along the box around all where there is more.
 */
function outline(part: SVGGElement): SVGElement {
  const [first, ...others] = Array.from(part.children) as SVGGraphicsElement[];
  const apart = others.filter((other) => !/^(text|g)$/.test(other.localName) && !holds(first!, other));
  const shapes = [first!, ...apart];
  if (others.every((other) => shapes.some((shape) => holds(shape, other))))
    return apart.length ? svg("g", { class: "cw-f-now" }, ...shapes.map(ringed)) : ringed(first!);
  const { x, y, width, height } = part.getBBox();
  return svg("rect", { x, y, width, height, rx: 6, class: "cw-f-now" });
}

function ringed(shape: Element): SVGElement {
  return set(shape.cloneNode() as SVGElement, { class: "cw-f-now" });
}

function holds(shape: SVGGraphicsElement, other: SVGGraphicsElement): boolean {
  const [a, b] = [shape.getBBox(), other.getBBox()];
  return (
    b.x >= a.x - OUT &&
    b.y >= a.y - OUT &&
    b.x + b.width <= a.x + a.width + OUT &&
    b.y + b.height <= a.y + a.height + OUT
  );
}
