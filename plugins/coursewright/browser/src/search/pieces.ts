/** Loads pieces of the index: classic scripts, which pages opened from disk may load, too. */

/** A script of the index calls it with its name and what it holds. */
declare global {
  interface Window {
    cwSearch?: (name: string, value: unknown) => void;
  }
}

/**
 * What the manifest says of a volume: the first term of each shard, the number of the first page of each
 * piece of text.
 */
export interface Volume {
  readonly name: string;
  readonly pages: number;
  readonly terms: readonly string[];
  readonly texts: readonly number[];
}

/** Pieces by name, each asked for once; one that could not be had may be asked for again. */
export class Pieces {
  private readonly folder: string;
  private readonly asked = new Map<string, Promise<unknown>>();
  private readonly come = new Map<string, (value: unknown) => void>();

  /** `folder` is the address of the index, with a slash at its end. */
  constructor(folder: string) {
    this.folder = folder;
    window.cwSearch = (name, value): void => this.come.get(name)?.(value);
  }

  /** The piece of a name; rejected where it cannot be loaded. */
  get<T>(name: string, query = ""): Promise<T> {
    let piece = this.asked.get(name) as Promise<T> | undefined;
    if (!piece) {
      piece = this.load(name, query) as Promise<T>;
      this.asked.set(name, piece);
      piece.catch(() => this.asked.delete(name));
    }
    return piece;
  }

  /** The volumes of the index; over http never an old copy, which would name pieces that are no more. */
  manifest(): Promise<Volume[]> {
    return this.get("manifest", location.protocol === "file:" ? "" : `?${Date.now()}`);
  }

  private load(name: string, query: string): Promise<unknown> {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      this.come.set(name, done);
      script.onload = () => {
        script.remove();
        failed(new Error(`${name} says nothing`)); // without effect where it did
      };
      script.onerror = () => {
        script.remove();
        failed(new Error(`${name} cannot be loaded`));
      };
      script.src = `${this.folder}${name}.js${query}`;
      document.head.append(script);
    });
  }
}
