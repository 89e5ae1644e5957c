/** The list of changes, which is printed as a sheet to sign. */

import type { Course, Found } from "../course/course.ts";
import { make } from "../dom.ts";
import type { Words } from "../words.ts";
import type { Changed } from "./changes.ts";

/** What the sheet is written with; `now` gives milliseconds. */
export interface Around {
  readonly words: Words;
  readonly lang: string;
  readonly now: () => number;
}

/** The list on screen; on paper it has a statement above it, and lines for name, date and signature below. */
export async function sheetOf(
  rows: readonly Changed[],
  course: Course,
  around: Around,
): Promise<HTMLElement> {
  const { words } = around;
  const { title, version } = await course.facts();
  const items = await Promise.all(rows.map((row) => rowOf(row, course, around)));
  const heading = make("h2", { id: "changes" }, words("list"));
  return make(
    "section",
    { class: "cw-signoff", "aria-labelledby": "changes" },
    make("p", { class: "cw-signoff__p cw-kick" }, words("of", { title, version })),
    heading,
    make("p", { class: "cw-signoff__p" }, make("b", {}, words("sheet"))),
    make("ol", {}, ...items),
    make(
      "dl",
      { class: "cw-signoff__p cw-signoff__l", "aria-hidden": "true" },
      ...["name", "date", "sign"].map((line) => make("div", {}, make("dt", {}, words(line)), make("dd"))),
    ),
  );
}

/** What a row tells: where it is, what it is, and whether it was dealt with. */
async function rowOf(row: Changed, course: Course, { words, lang }: Around): Promise<HTMLElement> {
  const { lesson, done } = row;
  const href = `${course.root}${lesson?.address ?? ""}`;
  const date = done === null ? "" : dateOf(done, lang);
  const parts =
    row.is === "read"
      ? [`${row.change.date} · ${row.change.text}`, words(date ? "seen" : "unread", { date })]
      : [
          `${words(`why_${row.is}`)} · ${await stemOf(row.found, course)}`,
          words(date ? "done" : "open", { date }),
        ];
  const at = row.is === "read" ? row.change.at : "";
  return make(
    "li",
    {},
    ...(lesson ? [make("a", { href: at ? `${href}#${at}` : href }, lesson.title)] : []),
    make("span", {}, parts[0]!),
    make("small", { class: date ? "" : "cw-state--care" }, parts[1]!),
  );
}

async function stemOf({ quiz, name }: Found, course: Course): Promise<string> {
  return (await course.questionCards(quiz)).stem(name);
}

function dateOf(seconds: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(new Date(seconds * 1000));
}
