/** Where progress is kept: an interface, and page storage as the one kept in a browser. */

import { lentShelf, type Shelf } from "./shelf.ts";

/**
 * What a browser does to new texts: it keeps no storage for pages, has no room left, lets them read and not
 * write.
 */
export type Trouble = "" | "refused" | "full" | "read_only";

/** Texts by name (`q/quiz#question`) for one course. */
export interface Store {
  /** How long it lasts: on this device, until this tab is closed, until this page is left. */
  readonly lasts: "device" | "tab" | "page";
  /** Why new texts are not kept on this device; empty, if they are. */
  readonly trouble: Trouble;
  read(name: string): string | null;
  /** False if it could not be kept beyond this page. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  names(): string[];
}

/** Where a page leaves a mark, to see whether another one finds it. */
export const MARK = "coursewright/pages";

/** The prefix of every key of a course. */
export function prefixOf(course: string): string {
  return `coursewright/${course}/`;
}

/**
 * The first shelf that works: that of a learning platform around the page (lms/), else local, then session, then memory; each is got by a call, since getting it may throw.
 * A local one that takes nothing new is still read if there is something on it.
 */
export function openStore(course: string, local: () => Shelf, session: () => Shelf): Store {
  const prefix = prefixOf(course);
  const [device, trouble] = probed(() => lentShelf() ?? local(), prefix);
  if (device && (!trouble || namesOn(device, prefix).length))
    return new ShelfStore(device, prefix, "device", trouble);
  const [tab, more] = probed(session, prefix);
  if (tab && !more) return new ShelfStore(tab, prefix, "tab", trouble);
  return new ShelfStore(null, prefix, "page", trouble);
}

/** A shelf that can be read, and what it does to new texts. */
function probed(get: () => Shelf, prefix: string): readonly [Shelf | null, Trouble] {
  const probe = `${prefix}probe`;
  let [shelf, trouble]: [Shelf | null, Trouble] = [null, "refused"];
  try {
    shelf = get();
    // A browser that has no room at all keeps nothing for anybody.
    trouble = shelf.length ? "read_only" : "refused";
    shelf.setItem(probe, "1");
    if (shelf.getItem(probe) === "1") trouble = "";
    shelf.removeItem(probe);
  } catch (fault) {
    if (trouble === "read_only" && /quota/i.test(String((fault as Error).name))) trouble = "full";
  }
  return [shelf, trouble];
}

function namesOn(shelf: Shelf, prefix: string): string[] {
  const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "");
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** A shelf, and above it in memory what the shelf refused. */
class ShelfStore implements Store {
  readonly lasts: Store["lasts"];
  readonly trouble: Trouble;
  private readonly shelf: Shelf | null;
  private readonly prefix: string;
  private readonly refused = new Map<string, string>();

  constructor(shelf: Shelf | null, prefix: string, lasts: Store["lasts"], trouble: Trouble) {
    this.shelf = shelf;
    this.prefix = prefix;
    this.lasts = lasts;
    this.trouble = trouble;
  }

  read(name: string): string | null {
    return this.refused.get(name) ?? this.attempt((shelf) => shelf.getItem(this.prefix + name)) ?? null;
  }

  write(name: string, text: string): boolean {
    const done = this.attempt((shelf) => {
      shelf.setItem(this.prefix + name, text);
      // Some browsers take a text without a word and keep nothing.
      return shelf.getItem(this.prefix + name) === text;
    });
    if (done) this.refused.delete(name);
    else this.refused.set(name, text);
    return done === true;
  }

  remove(name: string): void {
    this.refused.delete(name);
    this.attempt((shelf) => shelf.removeItem(this.prefix + name));
  }

  names(): string[] {
    const own = this.attempt((shelf) => namesOn(shelf, this.prefix)) ?? [];
    return [...new Set([...own, ...this.refused.keys()])].sort();
  }

  private attempt<T>(use: (shelf: Shelf) => T): T | undefined {
    try {
      return this.shelf ? use(this.shelf) : undefined;
    } catch {
      return undefined;
    }
  }
}
