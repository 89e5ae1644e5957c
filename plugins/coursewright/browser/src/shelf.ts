/** What texts are put on in a browser, and the shelf that a frame around the page lends it: a learning platform keeps what is there. */

/** What of the Web Storage interface is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** The shelf that is lent; undefined where the page stands alone, or in a frame of another site. */
export function lentShelf(): Shelf | undefined {
  try {
    return (parent as Window & { coursewrightShelf?: Shelf }).coursewrightShelf;
  } catch {
    return undefined;
  }
}
