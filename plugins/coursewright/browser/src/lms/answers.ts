/** From a kept answer to an interaction: what was chosen, by the letters and numbers that stand in the page. */

import { all } from "../dom.ts";
import { like } from "../kinds/table.ts";
import { readNumber } from "../number.ts";
import { isObject } from "../record.ts";
import { Names, letter, numbered } from "./names.ts";
import type { Interaction, Named, Parts } from "./session.ts";

/** An answer, and the right one, in short names. */
export interface Read {
  readonly type: Interaction;
  readonly response: Parts;
  readonly right: Parts | null;
  readonly choices: Named;
  readonly targets: Named;
}

/** What a kind's answer and key are, with the question's element at hand. */
type Reading = (card: HTMLElement, answer: unknown, key: unknown) => Read;

function textAt(element: Element, selector: string): string {
  return element.querySelector(selector)?.textContent ?? "";
}

function optionsOf(card: HTMLElement): Names {
  return new Names(
    all<HTMLInputElement>(card, ".cw-opt input").map((box) => [
      box.value,
      box.closest(".cw-opt")!.textContent ?? "",
    ]),
  );
}

function choice(pick: (value: unknown) => unknown): Reading {
  return (card, answer, key) => {
    const names = optionsOf(card);
    return {
      type: "choice",
      response: names.sorted(pick(answer)),
      right: names.sorted(pick(key)),
      choices: names.named,
      targets: [],
    };
  };
}

const truth: Reading = (_, answer, key) => ({
  type: "true-false",
  response: [String(answer === true)],
  right: [String(key === true)],
  choices: [],
  targets: [],
});

const order: Reading = (card, answer, key) => {
  const names = new Names(
    all(card, ".cw-rank > li").map((row) => [row.dataset["token"]!, textAt(row, ".cw-rank__t")]),
  );
  return {
    type: "sequencing",
    response: names.all(answer),
    right: names.all(key),
    choices: names.named,
    targets: [],
  };
};

/** Rows by number, what they are given by letter. */
const pairs: Reading = (card, answer, key) => {
  const rows = all(card, ".cw-sort__row, .cw-pair");
  const names = new Names(
    rows.map((row) => [row.dataset["token"]!, textAt(row, ".cw-sort__t, .cw-pair__t")]),
    numbered,
  );
  const first = rows[0];
  const options = first
    ? [
        ...all<HTMLOptionElement>(first, "option")
          .filter(({ value }) => value)
          .map(({ value, text }) => [value, text] as const),
        ...all<HTMLInputElement>(first, "input").map(
          ({ value, nextElementSibling }) => [value, nextElementSibling?.textContent ?? ""] as const,
        ),
      ]
    : [];
  const targets = new Names(options);
  const given = (value: unknown): Parts =>
    names.each(value, (name, target) => targets.of(target).map((to) => [name, to] as const));
  return {
    type: "matching",
    response: given(answer),
    right: given(key),
    choices: names.named,
    targets: targets.named,
  };
};

/** Steps by number, each with what was said of it. */
function steps(card: HTMLElement, selector: string, text: string): Names {
  return new Names(
    all(card, selector).map((row) => [row.dataset["token"] ?? row.dataset["node"]!, textAt(row, text)]),
    numbered,
  );
}

const scale: Reading = (card, answer, key) => {
  const names = steps(card, ".cw-rate", "legend");
  const given = (value: unknown, rating: (said: unknown) => unknown): Parts =>
    names.each(value, (name, said) => [[name, String(rating(said))]]);
  const models = given(key, (said) => (Array.isArray(said) ? said[0] : said));
  return {
    type: "performance",
    response: given(answer, (said) => said),
    right: models.length ? models : null,
    choices: names.named,
    targets: [],
  };
};

const transcript: Reading = (card, answer, key) => {
  const names = steps(card, ".cw-lines > li[data-token]", ".cw-line__t");
  const marks = isObject(answer) && isObject(answer["marks"]) ? answer["marks"] : {};
  const given = (of: Readonly<Record<string, unknown>>): Parts =>
    names.each(of, (name, mark) => [[name, String(isObject(mark) ? mark["mark"] : mark)]]);
  return {
    type: "performance",
    response: given(marks),
    right: isObject(key) ? given(key) : null,
    choices: names.named,
    targets: [],
  };
};

/** The way that was taken: each place with the letter of the reply. */
const dialogue: Reading = (card, answer) => {
  const names = steps(card, ".cw-node", ".cw-say__t");
  const reply = (node: unknown, token: unknown): string[] => {
    const place = all(card, ".cw-node").find((row) => row.dataset["node"] === node);
    const replies = place ? all(place, "[data-reply]").map((row) => row.dataset["reply"]) : [];
    const at = replies.indexOf(String(token));
    return at < 0 ? [] : [letter(at)];
  };
  const way: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return {
    type: "performance",
    response: way.flatMap((step) => {
      const [node, token] = Array.isArray(step) ? (step as readonly unknown[]) : [];
      return names.of(node).flatMap((name) => reply(node, token).map((said) => [name, said] as const));
    }),
    right: null,
    choices: names.named,
    targets: [],
  };
};

function texts(answer: unknown): string[] {
  return Object.values(isObject(answer) ? answer : {}).map(String);
}

const blanks: Reading = (_, answer) => ({
  type: "fill-in",
  response: texts(answer),
  right: null,
  choices: [],
  targets: [],
});

/** A number where one was typed; something else stays the text that it is. */
const numeric: Reading = (card, answer, key) => {
  const [raw = ""] = texts(answer);
  const unit = isObject(key) ? Object.values(key).flatMap((row) => (isObject(row) ? [row["unit"]] : [])) : [];
  const number = readNumber(raw, String(unit[0] ?? ""));
  if (number === null) return blanks(card, answer, key);
  return { type: "numeric", response: [number], right: rangeOf(key), choices: [], targets: [] };
};

function rangeOf(key: unknown): Parts | null {
  const [wanted] = Object.values(isObject(key) ? key : {});
  if (!isObject(wanted)) return null;
  const [min, max] = [wanted["min"], wanted["max"]].map((end) => (typeof end === "string" ? end : ""));
  return min || max ? [`${min}[:]${max}`] : null;
}

const reflection: Reading = (_, answer) => ({
  type: "long-fill-in",
  response: [isObject(answer) ? String(answer["text"] ?? "") : ""],
  right: null,
  choices: [],
  targets: [],
});

/** By the name in `data-type`. */
const READINGS: ReadonlyMap<string, Reading> = new Map([
  ["single", choice((value) => [value])],
  ["multiple", choice((value) => (isObject(value) ? value["right"] : value))],
  ["true-false", truth],
  ["order", order],
  ["match", pairs],
  ["categorise", pairs],
  ["scale", scale],
  ["transcript", transcript],
  ["dialogue", dialogue],
  ["blanks", blanks],
  ["numeric", numeric],
  ["reflection", reflection],
]);

/** An answer of a question; null where this script does not know its kind. */
export function readAnswer(card: HTMLElement, answer: unknown, key: unknown): Read | null {
  return READINGS.get(like(card.dataset["type"] ?? ""))?.(card, answer, key) ?? null;
}
