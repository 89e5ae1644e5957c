/** The page that the worker shows where there is neither network nor a kept page: it names the pages that are kept. */

import { inert, make } from "../dom.ts";

/** Characters of a page among which its title stands. */
const HEAD = 4000;

/** The text that is kept of a page. */
async function textOf(cache: Cache, key: Request): Promise<string> {
  return (await (await cache.match(key))?.text()) ?? "";
}

function titleOf(page: string): string {
  return inert(page.slice(0, HEAD)).querySelector("title")?.textContent ?? "";
}

/** Name what is kept below the folder `scope`, in the order in which its home names it. */
async function list(scope: string): Promise<void> {
  const cache = await caches.open(`coursewright ${scope}`);
  // Of two builds the later one.
  const pages = new Map((await cache.keys()).map((key) => [key.url.split("?cw=")[0]!, key]));
  const home = pages.get(`${scope}index.html`);
  const order = home ? `"index.html"${await textOf(cache, home)}` : "";
  const place = (address: string): number => {
    const at = order.indexOf(`"${address.slice(scope.length)}"`);
    return at < 0 ? order.length : at;
  };
  const named = [...pages].filter(([address]) => /(?<!\/404)\.html$/.test(address));
  const rows = await Promise.all(
    named
      .sort(([one], [other]) => place(one) - place(other))
      .map(async ([address, key]) => {
        const title = titleOf(await textOf(cache, key)).replace(/ - [^-]*$/, "");
        return make("li", {}, make("a", { href: address }, title));
      }),
  );
  document.querySelector("ul")!.append(...rows);
  document.querySelector("section")!.hidden = !rows.length;
}

async function show(): Promise<void> {
  const scopes = (await caches.keys()).map((name) => name.replace("coursewright ", ""));
  const own = scopes.find((scope) => location.href.startsWith(scope));
  if (own) await list(own);
}

void show();
