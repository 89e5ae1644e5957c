/** One test at a time: its figures, the plot beside the choices of its worst question, and all questions. */

import { make } from "../dom.ts";
import type { TestFigures } from "./analysis.ts";
import { choices } from "./choices.ts";
import type { Course } from "./course.ts";
import { FEW, LEAST } from "./items.ts";
import type { ItemFigures } from "./items.ts";
import { columns, row, saveItems } from "./itemrows.ts";
import { plot } from "./plot.ts";
import { button, factList, percent, section, table } from "./shown.ts";
import { looksAt } from "./verdicts.ts";
import { words } from "./words.ts";

/** The section with a list to choose a test from. */
export function testSection(tests: readonly TestFigures[], course: Course): HTMLElement {
  const [worst] = looksAt(tests);
  const most = [...tests].sort((a, b) => b.learners - a.learners)[0];
  const first = worst?.test ?? most;
  const choose = make(
    "select",
    { id: "test" },
    ...tests.map((test, at) =>
      make(
        "option",
        { value: at, selected: test === first },
        words("test_of", { test: test.taken.title, n: test.learners }),
      ),
    ),
  ) as HTMLSelectElement;
  const place = make("div", {});
  const show = (): void =>
    place.replaceChildren(
      ...(tests[Number(choose.value)] ? oneTest(tests[Number(choose.value)]!, course) : []),
    );
  choose.addEventListener("change", show);
  show();
  return section("items", words("items"), make("label", { class: "choose" }, words("choose"), choose), place);
}

function oneTest(test: TestFigures, course: Course): readonly Node[] {
  const { items, taken } = test;
  const today = items.filter((item) => item.current);
  const worst = looksAt([test]).find(({ item }) => item.choices.length)?.item;
  const shown = worst ?? hardest(today);
  return [
    facts(test),
    make(
      "div",
      { class: "pair" },
      make(
        "figure",
        {},
        make("h3", {}, words("plot")),
        plot(today, course, taken.taught),
        make("figcaption", { class: "quiet" }, words("plot_key")),
      ),
      ...(shown ? [choices(shown, course)] : []),
    ),
    table(
      words("table_of", { test: taken.title }),
      columns(),
      items.map((item) => row(item, test, course)),
    ),
    make(
      "p",
      { class: "acts" },
      button("down", words("csv_items"), () => saveItems(test, course)),
    ),
  ];
}

function hardest(items: readonly ItemFigures[]): ItemFigures | undefined {
  return items.filter((item) => item.choices.length).sort((a, b) => a.right / a.n - b.right / b.n)[0];
}

function facts({ learners, score, reliability, same }: TestFigures): HTMLElement {
  const few = words("few_alpha", { n: same, least: LEAST.alpha });
  const rows: readonly (readonly [string, string, string])[] = [
    [words("learners"), String(learners), ""],
    [words("mean"), percent(score), learners < FEW ? words("caution", { n: learners }) : ""],
    [
      words("alpha"),
      reliability ? reliability.alpha.toFixed(2).replace("-", "\u2212") : "–",
      reliability
        ? `${words("alpha_of", { n: reliability.n, k: reliability.questions })} ${reliability.n < FEW ? words("only") : ""}`
        : few,
    ],
    [words("sem"), reliability ? `±${(reliability.sem * 100).toFixed(1)}%` : "–", reliability ? "" : few],
  ];
  return factList(rows);
}
