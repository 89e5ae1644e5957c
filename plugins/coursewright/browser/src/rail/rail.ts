/** The column at the right of a wide window: in the quiz its marks come first, and what the question is about. */

import { all, make } from "../dom.ts";

/** Holds a lesson's sections and its quiz's marks while the window is wide. */
export class Rail {
  readonly line = make("span", { class: "cw-line4", "aria-hidden": "true" });
  /** What it is called outside the quiz. */
  readonly name: string;
  private readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly texts = [make("span"), make("span")];
  private readonly goal = make("div", { class: "cw-rail__goal" });
  private readonly box = make("details", {}, make("summary")) as HTMLDetailsElement;

  constructor(column: HTMLElement, list: HTMLElement, sections: string) {
    this.list = list;
    this.name = list.dataset["here"] ?? "";
    this.box.firstElementChild!.textContent = sections;
    this.element = make(
      "nav",
      { class: "md-typeset cw-rail", "aria-label": this.name },
      make("p", { class: "cw-rail__h" }, ...this.texts),
      this.line,
    );
    column.prepend(this.element);
  }

  /** Take sections and marks in, in the order that suits the place in the lesson. */
  hold([sections, ...marks]: readonly HTMLElement[], inQuiz: boolean): void {
    this.box.append(sections!);
    this.box.open = !inQuiz;
    this.element.toggleAttribute("data-quiz", inQuiz);
    this.line.after(...(inQuiz ? [...marks, this.goal, this.box] : [this.box, ...marks]));
    this.element.append(...all(this.list, ".cw-aloud__b"));
  }

  /** The two texts above the line, and the objective of a question with the way to where it is taught. */
  tell(texts: readonly string[], question?: HTMLElement | null): void {
    this.texts.forEach((place, i) => (place.textContent = texts[i]!));
    const { goal = "", back = "" } = this.list.dataset;
    const taught = document.querySelector<HTMLTemplateElement>("template.cw-objectives")?.content;
    const row =
      question && taught
        ? all<HTMLAnchorElement>(taught, "a").find(
            ({ dataset }) => dataset["objective"] === question.dataset["objective"],
          )
        : undefined;
    const head = row && document.getElementById(decodeURIComponent(row.hash.slice(1)));
    this.goal.replaceChildren(
      ...(row ? [make("span", {}, goal), make("b", {}, row.textContent ?? "")] : []),
      ...(row && head ? [make("a", { href: row.hash }, back.replace("{name}", head.textContent ?? ""))] : []),
    );
  }
}

/** Makes a rail; the global `coursewright` has it as `rail`. */
export type MakeRail = (...parts: ConstructorParameters<typeof Rail>) => Rail;
