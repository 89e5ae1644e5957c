/** Where progress is kept: an interface, and page storage as the one kept in a browser (formats.md B.4). */

/** Texts by name (`q/quiz#question`) for one course. Later: SCORM, cmi5. */
export interface Store {
  /** How long it lasts: on this device, until this tab is closed, until this page is left. */
  readonly lasts: "device" | "tab" | "page";
  read(name: string): string | null;
  /** False if it could not be kept beyond this page. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  names(): string[];
}

/** What of the Web Storage interface is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** The prefix of every key of a course. */
export function prefixOf(course: string): string {
  return `coursewright/${course}/`;
}

/** The first shelf that works: local, then session, then memory; each is got by a call, since getting it may throw. */
export function openStore(course: string, local: () => Shelf, session: () => Shelf): Store {
  const prefix = prefixOf(course);
  const device = working(local, prefix);
  if (device) return new ShelfStore(device, prefix, "device");
  const tab = working(session, prefix);
  if (tab) return new ShelfStore(tab, prefix, "tab");
  return new ShelfStore(null, prefix, "page");
}

function working(get: () => Shelf, prefix: string): Shelf | null {
  try {
    const shelf = get();
    const probe = `${prefix}probe`;
    shelf.setItem(probe, "1");
    shelf.removeItem(probe);
    return shelf;
  } catch {
    return null;
  }
}

/** A shelf, and above it in memory what the shelf refused. */
class ShelfStore implements Store {
  readonly lasts: Store["lasts"];
  private readonly shelf: Shelf | null;
  private readonly prefix: string;
  private readonly refused = new Map<string, string>();

  constructor(shelf: Shelf | null, prefix: string, lasts: Store["lasts"]) {
    this.shelf = shelf;
    this.prefix = prefix;
    this.lasts = lasts;
  }

  read(name: string): string | null {
    return this.refused.get(name) ?? this.attempt((shelf) => shelf.getItem(this.prefix + name)) ?? null;
  }

  write(name: string, text: string): boolean {
    const done = this.attempt((shelf) => {
      shelf.setItem(this.prefix + name, text);
      return true;
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
    const kept = this.attempt((shelf) => Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "")) ?? [];
    const own = kept.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length));
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
