/** Scale: the answer is a rating −3 … +3 by the item's token. */

import { all, make } from "../../../browser/src/dom.ts";
import type { Grade } from "../../../browser/src/grade.ts";
import { reason, verdict } from "../../../browser/src/kinds/choices.ts";
import type { Kind, Opened } from "../../../browser/src/kinds/kind.ts";
import { drawCurve } from "../../../browser/src/plot.ts";
import { isObject } from "../../../browser/src/record.ts";
import { signed } from "../../../browser/src/signed.ts";
import type { Words } from "../../../browser/src/words.ts";
import { fits, grade, isRating } from "./answer.ts";

function items(form: HTMLFormElement): HTMLElement[] {
  return all(form, ".cw-rate");
}

function picked(item: HTMLElement): HTMLInputElement | null {
  return item.querySelector<HTMLInputElement>("input:checked");
}

/** Spell out each rating below its cells; draw the curve as soon as there are two. */
function draw(form: HTMLFormElement, words: Words): void {
  const points: { text: string; rating: number }[] = [];
  for (const item of items(form)) {
    const radio = picked(item);
    const pick = item.querySelector<HTMLElement>(".cw-pick")!;
    pick.hidden = !radio;
    if (!radio) continue;
    const number = signed(Number(radio.value));
    pick.replaceChildren(
      make("span", { class: "cw-sc", "data-n": radio.nextElementSibling!.getAttribute("data-n")! }, number),
    );
    pick.append((radio.getAttribute("aria-label") ?? "").slice(number.length));
    points.push({ text: item.querySelector("legend")?.textContent ?? "", rating: Number(radio.value) });
  }
  const place = form.querySelector<HTMLElement>(".cw-plot");
  if (!place) return;
  place.hidden = points.length < 2;
  place.replaceChildren(...(place.hidden ? [] : drawCurve(points, words)));
}

/**
 * A verdict below what was rated; a right one's reason at once, the others' and the model rating at full
 * feedback.
 */
function show(
  form: HTMLFormElement,
  { marks }: Grade,
  { key, why }: Opened,
  full: boolean,
  words: Words,
): void {
  for (const item of items(form)) {
    const token = item.dataset["token"]!;
    const mark = marks[token];
    const below = item.querySelector(".cw-rate__b")!;
    if (mark && (full || mark !== "missed")) {
      item.setAttribute("data-v", mark);
      const told = full && mark !== "right" ? words("rate_answer", { text: modelOf(key, token) }) : "";
      below.append(verdict("rate", mark === "right" ? mark : "wrong", words(`pair_${mark}`), told));
    }
    below.append(...reason("rate", full || mark === "right" ? why?.[token] : undefined));
  }
}

function modelOf(key: unknown, token: string): string {
  const [wanted, around] = (isObject(key) ? key[token] : []) as [number, number];
  return signed(wanted) + (around ? ` ± ${around}` : "");
}

/** Scale. */
export const kind: Kind = {
  fits,
  parts: true,
  counts: "counts_rows",
  missing: "rate_first",
  prepare: (form, { words }) => form.addEventListener("input", () => draw(form, words)),
  read(form) {
    const rated = items(form).flatMap((item) => {
      const radio = picked(item);
      return radio ? [[item.dataset["token"]!, Number(radio.value)] as const] : [];
    });
    return rated.length ? Object.fromEntries(rated) : null;
  },
  write(form, answer, words) {
    for (const item of items(form)) {
      const rating = isObject(answer) ? answer[item.dataset["token"]!] : null;
      for (const radio of all<HTMLInputElement>(item, "input"))
        radio.checked = isRating(rating) && radio.value === String(rating);
    }
    draw(form, words);
  },
  grade,
  show,
};
