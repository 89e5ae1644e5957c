/** Making and finding elements. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** The element itself, given attributes (false and undefined are left out). */
export function set<E extends Element>(element: E, attributes: Attributes): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
}

/**
 * An element with attributes (false and undefined are left out) and children; texts are texts, never HTML.
 */
export function make(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = set(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

/** A part of a picture with attributes and children. */
export function svg(
  tag: string,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): SVGElement {
  const element = set(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
  element.append(...children);
  return element;
}

/** HTML from a capsule as nodes, or of a card; no other text may come here. */
export function unsealed(html: string): DocumentFragment {
  return document.importNode(inert(html), true);
}

/** The same before anything in it is loaded. */
export function inert(html: string): DocumentFragment {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

/** A mark of the icon set; a word always stands beside it. */
export function icon(name: string): HTMLElement {
  return make("span", { class: `cw-i cw-i-${name}`, "aria-hidden": "true" });
}

/** The elements below a root that match. */
export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  return Array.from(root.querySelectorAll<E>(selector));
}

/**
 * Take the focus from what will go, before anything changes: what is hidden or removed with the focus has the page laid
 * out at once, and it is laid out again for what takes the focus.
 */
export function letGo(part: Element): void {
  const { activeElement: focused } = document;
  if (focused instanceof HTMLElement && part.contains(focused)) focused.blur();
}

/** Print a part of the page: what stands beside it, and beside what it is in, is left out until it is printed. */
export function printAlone(part: Element): void {
  const leaveOut = (out: boolean): void => {
    for (let at = part; at.parentElement; at = at.parentElement)
      for (const other of Array.from(at.parentElement.children))
        other.toggleAttribute("data-unprinted", out && other !== at);
  };
  leaveOut(true);
  window.addEventListener("afterprint", () => leaveOut(false), { once: true });
  window.print();
}
