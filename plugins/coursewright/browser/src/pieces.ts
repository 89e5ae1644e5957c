/** Loads pieces of data: classic scripts, which pages opened from disk may load, too. */

/** A piece calls one of them with its name and what it holds. */
declare global {
  interface Window {
    cwSearch?: (name: string, value: unknown) => void;
    cwCourse?: (name: string, value: unknown) => void;
  }
}

/** By the address of a script that is being loaded: who waits for it, whichever folder it is in. */
const waiting = new Map<string, (value: unknown) => void>();

/** Pieces by name, each asked for once; one that could not be had may be asked for again. */
export class Pieces {
  private readonly folder: string;
  private readonly asked = new Map<string, Promise<unknown>>();

  /** `folder` is the address of the pieces, with a slash at its end; `call` is what they call. */
  constructor(folder: string, call: "cwSearch" | "cwCourse") {
    this.folder = folder;
    window[call] = (_, value): void =>
      waiting.get((document.currentScript as HTMLScriptElement).src)?.(value);
  }

  /** The piece of a name; rejected where it cannot be loaded. A `mark` tells it from older ones over http. */
  get<T>(name: string, mark = ""): Promise<T> {
    let piece = this.asked.get(name) as Promise<T> | undefined;
    if (!piece) {
      piece = this.load(name, mark && location.protocol !== "file:" ? `?${mark}` : "") as Promise<T>;
      this.asked.set(name, piece);
      piece.catch(() => this.asked.delete(name));
    }
    return piece;
  }

  /** What there is; over http never an old copy, which would name pieces that are no more. */
  manifest<T>(): Promise<T> {
    return this.get("manifest", `${Date.now()}`);
  }

  private load(name: string, query: string): Promise<unknown> {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => {
        script.remove();
        failed(new Error(`${name} says nothing`)); // without effect where it did
      };
      script.onerror = () => {
        script.remove();
        failed(new Error(`${name} cannot be loaded`));
      };
      script.src = `${this.folder}${name}.js${query}`;
      waiting.set(script.src, done);
      document.head.append(script);
    });
  }
}
