/** The choices of a question as bars. */

import { make, svg } from "../dom.ts";
import type { Course } from "./course.ts";
import type { ChoiceCount, ItemFigures } from "./items.ts";
import { percent, quiet } from "./shown.ts";
import { words } from "./words.ts";

/** The choices of a question: how often the best and the worst third took each. */
export function choices(item: ItemFigures, course: Course): HTMLElement {
  const known = course.questions[item.question];
  const head = words("choices", { n: known?.n || "–" });
  if (!item.choices.length)
    return make("figure", {}, make("h3", {}, head), make("p", { class: "quiet" }, words("choices_none")));
  const groups = item.third > 0;
  return make(
    "figure",
    {},
    make("h3", {}, head),
    make("p", { class: "quiet" }, known?.stem ?? ""),
    make("ul", { class: "bars" }, ...item.choices.map((choice) => bars(choice, item, groups))),
    make(
      "figcaption",
      { class: "quiet" },
      groups ? words("thirds", { n: item.third }) : words("thirds_none"),
    ),
  );
}

function bars(choice: ChoiceCount, { n, third }: ItemFigures, groups: boolean): HTMLElement {
  const rows: readonly (readonly [string, string, number])[] = groups
    ? [
        ["high", words("high"), choice.high / third],
        ["low", words("low"), choice.low / third],
      ]
    : [["high", words("all"), choice.n / n]];
  return make(
    "li",
    {},
    make("b", {}, choice.right ? words("choice_right", { text: choice.text }) : choice.text),
    ...rows.map(([kind, name, share]) => bar(kind, name, share)),
    ...(choice.n ? [] : [quiet(words("nobody", { n }))]),
  );
}

/** A bar of 0 to 100 % with its number. */
export function bar(kind: string, name: string, share: number): HTMLElement {
  // Of a hatched bar what is not reached is covered: a pattern would be drawn out with it.
  const [from, width] = kind === "low" ? [share * 100, 100 - share * 100] : [0, Math.max(0.5, share * 100)];
  const filled = svg("rect", { x: from, width, height: 10 });
  const box = { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" };
  const meter = svg("svg", { ...box, class: `meter ${kind}` }, filled);
  return make("span", { class: "bar" }, make("span", {}, name), meter, make("b", {}, percent(share)));
}
