/** UI texts from the page's template; the script itself holds none. */

/** A text by key, its `{names}` filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The texts in `<template class="cw-words">`, those of all quizzes of the page before an element's own; a key that is
 * not there is given as it is, so that it is seen.
 */
export function readWords(root: ParentNode): Words {
  const table = new Map<string, string>();
  const [page, own] = ["[data-page]", ":not([data-page])"].map((which) => `template.cw-words${which}`);
  for (const template of [
    document.querySelector<HTMLTemplateElement>(page!),
    root.querySelector<HTMLTemplateElement>(own!),
  ]) {
    for (const item of template?.content.querySelectorAll("[data-word]") ?? []) {
      table.set(item.getAttribute("data-word") ?? "", item.textContent ?? "");
    }
  }
  return (key, values = {}) =>
    (table.get(key) ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
