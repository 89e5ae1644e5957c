/** In words and from its card: what was answered, why that is not right, what is. */

import type { Card } from "../card.ts";
import { all, make, unsealed } from "../dom.ts";
import { texts } from "../kinds/choices.ts";
import { like } from "../kinds/table.ts";
import { isObject } from "../record.ts";
import { signed } from "../signed.ts";

type Parts = Readonly<Record<string, unknown>>;
/** A line: texts, and nodes from a capsule. */
export type Line = readonly (Node | string)[];

const CHOICES: ReadonlySet<string> = new Set(["single", "multiple", "true-false"]);
const PAIRS: ReadonlySet<string> = new Set(["match", "categorise"]);
const FIELDS: ReadonlySet<string> = new Set(["blanks", "numeric"]);

/** What was answered; of answers in parts those that were not right, of an order all of it. */
export function answered(card: Card, answer: unknown): Line[] {
  const type = typeOf(card);
  if (CHOICES.has(type)) return tokensIn(answer).map((token) => [choiceText(card, token)]);
  if (type === "order")
    return [
      [
        texts(answer)
          .map((token) => textAt(card, token))
          .join(" → "),
      ],
    ];
  const marks = card.grade(answer)?.marks ?? {};
  return Object.entries(partsOf(answer)).flatMap(([token, value]): Line[] => {
    if (marks[token] === "right") return [];
    if (PAIRS.has(type)) return [[paired(card, token, String(value))]];
    if (FIELDS.has(type)) return [[named(card, token), String(value)]];
    return type === "scale" ? [[`${textAt(card, token)} → ${signed(Number(value))}`]] : [];
  });
}

/**
 * Reasons from the capsule that belong to what was answered, as the lesson gave them; where it has `told` all, also those
 * of what would be right, and the explanation.
 */
export function reasons(card: Card, answer: unknown, told: boolean): Line[] {
  const { why = {}, slips = {}, explain = "" } = card.opened ?? {};
  const grade = card.grade(answer);
  const wrong = Object.entries(grade?.marks ?? {}).flatMap(([token, mark]) =>
    mark === "wrong" ? [token] : [],
  );
  const html = wrong.flatMap((token) => {
    const value = partsOf(answer)[token];
    if (CHOICES.has(typeOf(card))) return why[token] ?? [];
    const own = (told ? why[token] : "") || (typeof value === "string" ? why[value] : "");
    return [slips[token]?.[grade?.slips[token] ?? ""] ?? "", own ?? ""];
  });
  const found = html.filter(Boolean);
  return (found.length || !told ? found : [explain].filter(Boolean)).map((text) => [unsealed(text)]);
}

/** What is right, one line a part, and the explanation. */
export function keyOf(card: Card): Line[] {
  const { explain } = card.opened ?? {};
  return [...rightOf(card), ...(explain ? [[unsealed(explain)]] : [])];
}

function rightOf(card: Card): Line[] {
  const type = typeOf(card);
  const { key, answer = {} } = card.opened ?? { key: null };
  if (type === "multiple") return texts(partsOf(key)["right"]).map((token) => [choiceText(card, token)]);
  if (CHOICES.has(type)) return [[choiceText(card, String(key))]];
  if (type === "order") return texts(key).map((token, at) => [`${at + 1}  ${textAt(card, token)}`]);
  return Object.entries(partsOf(key)).flatMap(([token, value]): Line[] => {
    if (PAIRS.has(type)) return [[paired(card, token, String(value))]];
    if (FIELDS.has(type)) return answer[token] ? [[named(card, token), unsealed(answer[token])]] : [];
    if (type !== "scale" || !Array.isArray(value)) return [];
    const [model, around] = value as [number, number];
    return [[`${textAt(card, token)} → ${signed(model)}${around ? ` ± ${around}` : ""}`]];
  });
}

function typeOf({ host }: Card): string {
  return like(host.dataset["type"] ?? "");
}

function partsOf(value: unknown): Parts {
  return isObject(value) ? value : {};
}

function tokensIn(answer: unknown): string[] {
  return Array.isArray(answer) ? texts(answer) : [String(answer)];
}

function choiceText({ host }: Card, token: string): string {
  const input = all<HTMLInputElement>(host, ".cw-opt input").find(({ value }) => value === token);
  return input?.closest(".cw-opt")?.querySelector(".cw-opt__t")?.textContent?.trim() ?? "";
}

function rowAt({ host }: Card, token: string): HTMLElement | undefined {
  return all(host, "[data-token], .cw-pair").find(
    (row) => row.dataset["token"] === token || row.querySelector("select")?.name === token,
  );
}

function textAt(card: Card, token: string): string {
  const row = rowAt(card, token);
  return row?.querySelector(".cw-rank__t, .cw-sort__t, .cw-pair__t, legend")?.textContent?.trim() ?? "";
}

/** A row with what it was given: the text of a choice stands beside its radio, or in the list. */
function paired(card: Card, token: string, value: string): string {
  const row = rowAt(card, token);
  const radio = all<HTMLInputElement>(row ?? card.host, "input").find((each) => each.value === value);
  const option = all<HTMLOptionElement>(row ?? card.host, "option").find((each) => each.value === value);
  const text = (radio?.nextElementSibling ?? option)?.textContent?.trim() ?? "";
  return `${textAt(card, token)} → ${text}`;
}

/** The name of a field, where there are several. */
function named({ host }: Card, token: string): Node | string {
  const fields = all<HTMLInputElement>(host, "input.cw-in");
  const name = fields.find((field) => field.name === token)?.getAttribute("aria-label");
  return fields.length > 1 && name ? make("span", { class: "cw-book__n" }, `${name} `) : "";
}
