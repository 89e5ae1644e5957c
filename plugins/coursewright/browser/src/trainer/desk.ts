/** The page: files in, sections out. Nothing of them leaves it. */

import { icon, make } from "../dom.ts";
import { analysed } from "./analysis.ts";
import { classSection } from "./class.ts";
import type { Course } from "./course.ts";
import { gradeHandIn } from "./grades.ts";
import type { Graded } from "./grades.ts";
import { learnersOf } from "./learners.ts";
import { caution, debrief, firstLooks } from "./looks.ts";
import { writtenBy } from "./marks.ts";
import { Marking } from "./marking.ts";
import { peopleOf } from "./people.ts";
import { isPicture, Photos } from "./photos.ts";
import { MOST_BYTES, readResults } from "./results.ts";
import type { Refused, Result } from "./results.ts";
import { button, factList, percent } from "./shown.ts";
import { takenBy } from "./sittings.ts";
import { mean } from "./statistics.ts";
import { testSection } from "./tests.ts";
import { words } from "./words.ts";

/** Photographs that browsers can open; telephones make these of others when they are asked for them. */
const PHOTOS = "image/jpeg,image/png";

/** Drives the page. */
export class Desk {
  private readonly course: Course;
  private readonly results = new Map<string, Result>();
  private readonly status = make("p", { role: "status" });
  private readonly out = make("div", { class: "out" });
  private readonly marking: Marking;
  private readonly photos: Photos;
  /** Files are read in the order in which they came: pages of two people must not lie between one another. */
  private reading: Promise<void> = Promise.resolve();
  private round = 0;

  /** `now` gives unix seconds. */
  constructor(place: HTMLElement, course: Course, now: () => number) {
    this.course = course;
    this.marking = new Marking(course, now);
    const tell = (text: string): void => void (this.status.textContent = text);
    this.photos = new Photos(course, tell, () => this.show());
    place.replaceChildren(this.drop(), this.status, this.photos.bar, this.photos.place, this.out);
    window.addEventListener("beforeunload", (event) => {
      if (this.marking.unsaved || this.photos.unsaved) event.preventDefault();
    });
  }

  private drop(): HTMLElement {
    const all = { multiple: true, accept: `.json,application/json,application/pdf,${PHOTOS}` };
    const open = this.chooser("book", words("open"), all, true);
    // Where a finger is what one points with, a camera is near.
    const camera = matchMedia("(pointer: coarse)").matches && this.course.exams.length > 0;
    const taken = { accept: PHOTOS, capture: "environment" };
    const area = make(
      "div",
      { class: "drop" },
      make(
        "div",
        { class: "acts" },
        open,
        ...(camera ? [this.chooser("camera", words("camera"), taken)] : []),
        button("print", words("print"), () => window.print()),
        button("x", words("clear"), () => this.clear()),
      ),
      make("p", { class: "quiet" }, words("drop")),
    );
    for (const kind of ["dragover", "dragleave", "drop"] as const)
      area.addEventListener(kind, (event) => {
        event.preventDefault();
        area.classList.toggle("over", kind === "dragover");
        if (kind === "drop") void this.read(Array.from(event.dataTransfer?.files ?? []));
      });
    return area;
  }

  private chooser(
    mark: string,
    text: string,
    takes: Readonly<Record<string, string | boolean>>,
    main = false,
  ): HTMLElement {
    const input = make("input", { type: "file", ...takes }) as HTMLInputElement;
    input.addEventListener(
      "change",
      () => void this.read(Array.from(input.files ?? [])).then(() => (input.value = "")),
    );
    return make("label", { class: main ? "btn btn--main file" : "btn file" }, icon(mark), text, input);
  }

  private clear(): void {
    if ((this.marking.unsaved || this.photos.unsaved) && !window.confirm(words("clear_sure"))) return;
    this.round++;
    this.results.clear();
    this.photos.clear();
    this.status.textContent = words("cleared");
    this.out.replaceChildren();
  }

  /** Read files, those of a name that is there already in its place, and show all that is known now. */
  read(all: readonly File[]): Promise<void> {
    const { round } = this;
    this.reading = this.reading.then(() => (round === this.round ? this.readNow(all) : undefined));
    return this.reading;
  }

  private async readNow(all: readonly File[]): Promise<void> {
    const [pictures, files] = [all.filter(isPicture), all.filter((file) => !isPicture(file))];
    if (files.length) await this.readResults(files);
    if (pictures.length) await this.photos.add(pictures);
  }

  private async readResults(files: readonly File[]): Promise<void> {
    this.status.textContent = words("reading", { n: files.length });
    const texts = await Promise.all(files.map(textOf));
    for (const [at, file] of files.entries()) {
      const name = file.webkitRelativePath || file.name;
      const text = texts[at];
      // Of two files with one name from two folders both count.
      const found: readonly Result[] =
        typeof text === "string"
          ? readResults(name, text, this.course.course)
          : [{ is: "refused", file: name, why: text!.why }];
      for (const [place, result] of found.entries())
        this.results.set(`${name} ${file.size} ${file.lastModified} ${place}`, result);
    }
    this.show();
  }

  private show(): void {
    const { course } = this;
    const results = [...this.results.values()];
    const files = results.filter((result) => result.is !== "refused");
    const known = [...files, ...this.photos.handIns];
    const learners = learnersOf(known, course);
    const grades = learners.flatMap(({ handIns }) => handIns.map((handIn) => gradeHandIn(handIn, course)));
    const graded = grades.filter((grade): grade is Graded => "score" in grade);
    const refused = [...results, ...this.photos.refused, ...grades].filter(
      (row): row is Refused => "is" in row && row.is === "refused",
    );
    const tests = takenBy(learners, graded, course).map((taken) => analysed(taken, course));
    const people = peopleOf(learners, graded, course);
    this.status.textContent = words("read", { n: known.length, learners: learners.length });
    const marking = this.marking.section(writtenBy(learners, course));
    this.out.replaceChildren(
      ...refusals(refused),
      ...odds(results),
      ...(tests.length
        ? [
            overview(people.length, tests),
            firstLooks(tests, course),
            debrief(tests, course),
            testSection(tests, course),
          ]
        : []),
      ...(people.length ? [classSection(people, course)] : []),
      ...(marking ? [marking] : []),
      ...(tests.length ? [method()] : []),
    );
  }
}

/** What is in a file, or why this is not read. */
async function textOf(file: File): Promise<string | { readonly why: Refused["why"] }> {
  if (file.size > MOST_BYTES) return { why: "large" };
  // A folder that was dropped is a file that cannot be read.
  return file.text().catch(() => ({ why: "unread" }) as const);
}

function overview(
  learners: number,
  tests: readonly { readonly score: number; readonly learners: number }[],
): HTMLElement {
  return factList([
    [words("learners"), String(learners), ""],
    [words("tests"), String(tests.length), ""],
    [words("mean_first"), percent(mean(tests.map(({ score }) => score))), caution(learners)],
  ]);
}

function refusals(rows: readonly Refused[]): readonly HTMLElement[] {
  if (!rows.length) return [];
  const lines = rows.map(({ file, why, other = "" }) =>
    make("li", {}, make("b", {}, file), " ", words(`refused_${why}`, { other })),
  );
  return [
    make(
      "section",
      { class: "note note--care", "aria-labelledby": "refused" },
      icon("alert"),
      make(
        "div",
        {},
        make("h2", { id: "refused" }, words("refused", { n: rows.length })),
        make("ul", {}, ...lines),
      ),
    ),
  ];
}

/** Files whose entries could not all be read. */
function odds(results: readonly Result[]): readonly HTMLElement[] {
  const rows = results.filter((result) => result.is === "progress" && result.odd > 0);
  return rows.map((result) =>
    make(
      "p",
      { class: "quiet" },
      words("odd", { file: result.file, n: result.is === "progress" ? result.odd : 0 }),
    ),
  );
}

function method(): HTMLElement {
  const lines = ["right", "rest", "alpha", "thirds", "languages", "limits", "few"];
  return make(
    "details",
    { class: "method" },
    make("summary", {}, words("method")),
    make("ul", {}, ...lines.map((line) => make("li", {}, words(`method_${line}`)))),
  );
}
