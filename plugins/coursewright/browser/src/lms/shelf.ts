/**
 * Where the pages of a package keep what they keep: on the device, apart for each learner, since the pages of a platform
 * share one storage; and in memory what has no room there. Pages find it as `coursewrightShelf` of the frame around them.
 */

import { digest } from "../seal.ts";
import type { Shelf } from "../shelf.ts";

/** A shelf that tells of each change. */
export class LearnerShelf implements Shelf {
  /** Called with the key of what was changed. */
  onchange: (key: string) => void = () => undefined;
  /** The same, for what another tab changed. */
  onheard: (key: string) => void = () => undefined;
  private readonly texts = new Map<string, string>();
  private readonly device: Storage | null;
  private readonly prefix: string;

  /** `device` may throw, or be missing; `learner` is who learns, as the platform says. */
  constructor(device: () => Storage | null, learner: string) {
    this.prefix = `coursewright-lms/${digest(learner).slice(0, 16)}/`;
    this.device = opened(device);
    for (const [key, text] of this.there()) this.texts.set(key, text);
  }

  get length(): number {
    return this.texts.size;
  }

  key(index: number): string | null {
    return [...this.texts.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    const value = String(text);
    if (this.texts.get(key) === value) return;
    this.texts.set(key, value);
    this.put((device) => device.setItem(this.prefix + key, value));
    this.onchange(key);
  }

  removeItem(key: string): void {
    if (!this.texts.delete(key)) return;
    this.put((device) => device.removeItem(this.prefix + key));
    this.onchange(key);
  }

  /**
   * Take over what another tab of this learner kept on the device, as its event tells. What is taken from the device
   * stays: others clear it up, too, and the platform would lose it.
   */
  hear({ key, newValue: text }: Pick<StorageEvent, "key" | "newValue">): void {
    if (text === null || !key?.startsWith(this.prefix)) return;
    const own = key.slice(this.prefix.length);
    this.texts.set(own, text);
    this.onheard(own);
  }

  private there(): [string, string][] {
    const { device, prefix } = this;
    if (!device) return [];
    const keys = Array.from({ length: device.length }, (_, i) => device.key(i) ?? "");
    return keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => [key.slice(prefix.length), device.getItem(key) ?? ""]);
  }

  /** What the device refuses stays here, and goes to the platform. */
  private put(work: (device: Storage) => void): void {
    try {
      if (this.device) work(this.device);
    } catch {
      // No room: the platform has it.
    }
  }
}

function opened(device: () => Storage | null): Storage | null {
  try {
    const found = device();
    void found?.length;
    return found;
  } catch {
    return null;
  }
}
