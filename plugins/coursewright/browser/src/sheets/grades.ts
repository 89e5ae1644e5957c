/** A score on a phone: its seven grades side by side, over the list that holds the value. */

import { all, make } from "../dom.ts";

/** Put the grades beside a list of scores. */
export function offerGrades(list: HTMLSelectElement): void {
  const name = list.getAttribute("aria-label") ?? "";
  const labels = all<HTMLOptionElement>(list, "option[value]:not([value=''])")
    .reverse()
    .map(({ value }) => {
      const radio = make("input", { type: "radio", name: `${list.name}.${name}`, value });
      // A second tap takes the score back: there is no other way to none.
      radio.addEventListener("click", () => {
        list.value = list.value === value ? "" : value;
        list.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return make("label", {}, radio, make("span", { "data-n": value.replace("−", "-") }, value));
    });
  list.parentElement!.after(
    make("div", { class: "cw-scale", role: "radiogroup", "aria-label": name }, ...labels),
  );
}

/** Give a place the colours of a score; those of none where there is none. */
export function colour(place: HTMLElement, score: string): void {
  place.dataset["n"] = score.replace("−", "-");
}

/** Show a list's score in its colour, and in the grades beside it. */
export function showGrade(list: HTMLSelectElement): void {
  const place = list.parentElement!;
  colour(place, list.value);
  for (const radio of all<HTMLInputElement>(place.parentElement!, "[type=radio]"))
    radio.checked = radio.value === list.value;
}
