/** Order: the answer is a list of all tokens from first to last; rows move by buttons, or by a mouse. */

import { all, make } from "../dom.ts";
import type { Grade, Mark } from "../grade.ts";
import type { Words } from "../words.ts";
import { reason, texts, verdict } from "./choices.ts";
import type { Desk, Kind, Opened } from "./kind.ts";

/** Items that stand right behind the one they should follow, of all but the first. */
export function grade(key: unknown, answer: unknown): Grade {
  const right = texts(key);
  const order = Array.isArray(answer) ? (answer as unknown[]) : [];
  const marks: Record<string, Mark> = {};
  const whole = texts(order).length === order.length && String([...order].sort()) === String([...right].sort());
  if (whole) order.forEach((token, i) => (marks[String(token)] = right[right.indexOf(String(token)) - 1] === order[i - 1] ? "right" : "wrong"));
  else for (const token of right) marks[token] = "missed";
  return { got: right.slice(1).filter((token) => marks[token] === "right").length, of: right.length - 1, marks, slips: {} };
}

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
  if (typed.every(Boolean)) place(form, tokens(form).map((token, i) => [typed[i]!, token] as const).sort(([a], [b]) => a - b).map(([, token]) => token));
  const moved = (row: HTMLElement): void => {
    mark(form, row);
    const [text, n] = [row.querySelector(".cw-rank__t")?.textContent ?? "", rows(form).indexOf(row) + 1];
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
}

function isLocked(form: HTMLFormElement): boolean {
  return form.closest("[data-checked]") !== null;
}

/** A row follows the mouse; fingers scroll. */
function drag(down: PointerEvent, form: HTMLFormElement, moved: (row: HTMLElement) => void): void {
  const row = down.target instanceof Element ? down.target.closest<HTMLElement>("li") : null;
  if (!row || down.pointerType === "touch" || down.button || (down.target as Element).closest("button") || isLocked(form)) return;
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
  list.addEventListener("lostpointercapture", () => {
    list.removeEventListener("pointermove", move);
    if (far) moved(row);
  }, { once: true });
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
  const own = (rankOf(form).dataset["order"] ?? "").split(" ");
  const order = texts(answer);
  place(form, own.every((token) => order.includes(token)) ? order : own);
  liveOf(form).textContent = "";
}

/** All rows were placed, so all get a verdict; the right place and the reasons at full feedback. */
function show(form: HTMLFormElement, { marks }: Grade, { key, why }: Opened, full: boolean, words: Words): void {
  const right = texts(key);
  mark(form, null);
  liveOf(form).textContent = "";
  for (const row of rows(form)) {
    const token = row.dataset["token"]!;
    const fits = marks[token] === "right";
    const n = right.indexOf(token) + 1;
    row.setAttribute("data-v", fits ? "right" : "wrong");
    const word = words(fits ? "order_right" : "order_wrong");
    const told = full && !fits ? words("order_answer", { n }) : "";
    row.append(verdict("rank", fits ? "right" : "wrong", word, told), ...reason("rank", full ? why?.[token] : undefined));
  }
}

/** Order; the order of the page is no answer, since it is never the right one. */
export const order: Kind = {
  parts: true,
  missing: "move_first",
  prepare,
  read: (form) => (rankOf(form).hasAttribute("data-moved") ? tokens(form) : null),
  write,
  grade,
  show,
};
