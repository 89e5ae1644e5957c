/** The section that checks a learner's record: whether its lines are those that its code was made of. */

import { icon, make } from "../dom.ts";
import { checkRecord } from "../results/completion.ts";
import { button } from "./shown.ts";
import { words } from "./words.ts";

const LOOKS = {
  good: ["pass", "good"],
  altered: ["wrong", "bad"],
  foreign: ["alert", "care"],
  none: ["alert", "care"],
} as const;

/** A field to paste a record into, and what became of it; `course` is this page's. */
export function checkSection(course: string): HTMLElement {
  const area = make("textarea", { id: "record", rows: 6, spellcheck: "false" }) as HTMLTextAreaElement;
  const out = make("div", { role: "status" });
  const check = (): void => out.replaceChildren(told(area.value, course));
  return make(
    "section",
    { class: "check", "aria-labelledby": "check-head" },
    make("h2", { id: "check-head" }, words("check")),
    make("p", { class: "quiet" }, words("check_how")),
    make("label", { for: "record" }, words("check_field")),
    area,
    make("p", {}, button("pass", words("check_do"), check)),
    out,
  );
}

function told(text: string, course: string): HTMLElement {
  const checked = checkRecord(text, course);
  const [mark, tone] = LOOKS[checked.is];
  const lines = checked.is === "good" ? [make("ul", {}, ...checked.lines.map(item))] : [];
  const other = checked.is === "foreign" ? checked.course : "";
  return make(
    "div",
    { class: `note note--${tone}` },
    icon(mark),
    make("div", {}, make("p", {}, make("b", {}, words(`check_${checked.is}`, { other }))), ...lines),
  );
}

function item(line: string): HTMLElement {
  return make("li", {}, line);
}
