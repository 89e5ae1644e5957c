/**
 * Order: the answer is a list of all tokens from first to last; steps are tapped one by one, then rows move
 * by buttons, or by a mouse.
 */

import { all, make } from "../../../browser/src/dom.ts";
import type { Grade } from "../../../browser/src/grade.ts";
import { reason, texts, verdict } from "../../../browser/src/kinds/choices.ts";
import type { Desk, Kind, Opened } from "../../../browser/src/kinds/kind.ts";
import { Steps } from "../../../browser/src/rows/steps.ts";
import type { Words } from "../../../browser/src/words.ts";
import { fits, grade } from "./answer.ts";

function rankOf(form: HTMLFormElement): HTMLElement {
  return form.querySelector(".cw-rank")!;
}

function liveOf(form: HTMLFormElement): HTMLElement {
  return form.querySelector(".cw-live")!;
}

function rows(form: HTMLFormElement): HTMLElement[] {
  return all(form, ".cw-rank > li");
}

function tokens(form: HTMLFormElement): string[] {
  return rows(form).map((row) => row.dataset["token"]!);
}

const steps = new WeakMap<HTMLFormElement, Steps>();

function prepare(form: HTMLFormElement, { words }: Desk): void {
  const list = rankOf(form);
  const live = make("p", { class: "cw-kick cw-live", role: "status" });
  list.after(live);
  list.dataset["order"] = tokens(form).join(" ");
  const typed = rows(form).map((row) => Number(row.querySelector("input")?.value));
  for (const row of rows(form)) {
    row.querySelector("input")?.remove();
    for (const button of all(row, "[data-move]")) button.hidden = false;
  }
  // Numbers that were typed before this script was there.
  if (typed.every(Boolean))
    place(
      form,
      tokens(form)
        .map((token, i) => [typed[i]!, token] as const)
        .sort(([a], [b]) => a - b)
        .map(([, token]) => token),
    );
  const moved = (row: HTMLElement): void => {
    untell(form);
    mark(form, row);
    const [text, n] = [textOf(row), rows(form).indexOf(row) + 1];
    live.textContent = words("moved", { text, n, of: rows(form).length });
    form.dispatchEvent(new Event("input"));
  };
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-move]") : null;
    const row = button?.closest("li");
    if (!button || !row || isLocked(form)) return;
    const up = button.dataset["move"] === "up";
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    // The neighbour moves, so that the focus stays where it is.
    row[up ? "after" : "before"](other);
    moved(row);
  });
  list.addEventListener("pointerdown", (event) => drag(event, form, moved));
  const known = rows(form).map((row) => [row.dataset["token"]!, textOf(row)] as const);
  steps.set(
    form,
    new Steps(list, known, words, (order) => {
      if (order) place(form, order);
      list.toggleAttribute("data-moved", order !== null);
      form.dispatchEvent(new Event("input"));
    }),
  );
  steps.get(form)!.start(!list.hasAttribute("data-moved"));
}

function textOf(row: HTMLElement): string {
  return row.querySelector(".cw-rank__t")?.textContent ?? "";
}

/**
 * Whether a row follows the one it should hangs on its neighbours: when one moves, nothing is told any more.
 */
function untell(form: HTMLFormElement): void {
  for (const row of rows(form)) row.removeAttribute("data-v");
  for (const told of all(rankOf(form), "[data-shown]")) told.remove();
}

function isLocked(form: HTMLFormElement): boolean {
  return form.closest("[data-checked]") !== null;
}

/** A row follows the mouse; fingers scroll. */
function drag(down: PointerEvent, form: HTMLFormElement, moved: (row: HTMLElement) => void): void {
  const row = down.target instanceof Element ? down.target.closest<HTMLElement>("li") : null;
  if (
    !row ||
    down.pointerType === "touch" ||
    down.button ||
    (down.target as Element).closest("button") ||
    isLocked(form)
  )
    return;
  const list = rankOf(form);
  let far = false;
  const move = ({ clientY }: PointerEvent): void => {
    const other = rows(form).find((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top < clientY && clientY < bottom;
    });
    if (!other || other === row) return;
    other[row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? "after" : "before"](row);
    mark(form, row);
    far = true;
  };
  list.setPointerCapture(down.pointerId);
  list.addEventListener("pointermove", move);
  list.addEventListener(
    "lostpointercapture",
    () => {
      list.removeEventListener("pointermove", move);
      if (far) moved(row);
    },
    { once: true },
  );
}

/** Put rows in an order and say which ways each can go; nothing is marked as moved. */
function place(form: HTMLFormElement, order: readonly string[]): void {
  const byToken = new Map(rows(form).map((row) => [row.dataset["token"], row]));
  for (const token of order) rankOf(form).append(byToken.get(token) ?? "");
  rankOf(form).toggleAttribute("data-moved", order.join(" ") !== rankOf(form).dataset["order"]);
  mark(form, null);
}

function mark(form: HTMLFormElement, moved: HTMLElement | null): void {
  const list = rows(form);
  if (moved) rankOf(form).toggleAttribute("data-moved", true);
  list.forEach((row, i) => {
    row.classList.toggle("is-moved", row === moved);
    row.querySelector("[data-move=up]")?.setAttribute("aria-disabled", String(i === 0));
    row.querySelector("[data-move=down]")?.setAttribute("aria-disabled", String(i === list.length - 1));
  });
}

function write(form: HTMLFormElement, answer: unknown): void {
  const list = rankOf(form);
  const own = (list.dataset["order"] ?? "").split(" ");
  const order = texts(answer);
  const whole = own.every((token) => order.includes(token));
  place(form, whole ? order : own);
  delete list.dataset["given"];
  steps.get(form)?.start(!list.hasAttribute("data-moved"));
  liveOf(form).textContent = "";
}

/**
 * All rows were placed, so all get a verdict; at full feedback the right order, and below each row where one
 * had it.
 */
function show(
  form: HTMLFormElement,
  { marks }: Grade,
  { key, why }: Opened,
  full: boolean,
  words: Words,
): void {
  const given = tokens(form);
  steps.get(form)?.start(false);
  if (full) {
    rankOf(form).dataset["given"] = given.join(" ");
    place(form, texts(key));
  }
  mark(form, null);
  liveOf(form).textContent = "";
  for (const row of rows(form)) {
    const token = row.dataset["token"]!;
    const placed = marks[token] === "right";
    const n = given.indexOf(token) + 1;
    const own = n === texts(key).indexOf(token) + 1;
    row.setAttribute("data-v", full ? "told" : placed ? "right" : "wrong");
    if (!full)
      row.append(verdict("rank", placed ? "right" : "wrong", words(placed ? "order_right" : "order_wrong")));
    else
      row.append(
        ...(marks[token] === "missed"
          ? []
          : [verdict("rank", "told", words(own ? "order_same" : "order_yours", { n }))]),
        ...reason("rank", why?.[token]),
      );
  }
}

/** Order; the order of the page is no answer, since it is never the right one. */
export const kind: Kind = {
  fits,
  parts: true,
  missing: "move_first",
  left: { word: "steps_left", count: (form) => steps.get(form)?.left ?? 0 },
  prepare,
  read(form) {
    const list = rankOf(form);
    return list.dataset["given"]?.split(" ") ?? (list.hasAttribute("data-moved") ? tokens(form) : null);
  },
  write,
  grade,
  show,
};
