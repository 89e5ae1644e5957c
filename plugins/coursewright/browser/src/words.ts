/** UI texts from the page's template; the script itself holds none. */

/** A text by key, its `{names}` filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The texts in `<template class="cw-words">`; a key that is not there is given as it is, so that it is seen. */
export function readWords(root: ParentNode): Words {
  const table = new Map<string, string>();
  const template = root.querySelector<HTMLTemplateElement>("template.cw-words");
  for (const item of template?.content.querySelectorAll("[data-word]") ?? []) {
    table.set(item.getAttribute("data-word") ?? "", item.textContent ?? "");
  }
  return (key, values = {}) =>
    (table.get(key) ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
