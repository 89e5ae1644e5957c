/** Which of a package"s languages the page around the course speaks: the reader"s, then that of the page shown. */

import { readWords } from "../words.ts";
import type { Words } from "../words.ts";

export class Tongue {
  /** The languages of the package, its own first one before others. */
  readonly names: readonly string[];
  private readonly host: HTMLElement;
  private readonly templates: readonly HTMLElement[];
  private spoken: Words;

  constructor(host: HTMLElement) {
    this.host = host;
    this.templates = [...host.querySelectorAll<HTMLElement>("[data-words]")];
    this.names = this.templates.map((one) => one.dataset["words"]!);
    this.spoken = readWords(this.templates[0]!);
  }

  /** The texts in the language that is spoken now. */
  readonly words: Words = (key, values) => this.spoken(key, values);

  /** The first language that a reader wants and the package has, else its own first; it is spoken from now on. */
  choose(wanted: readonly string[]): string {
    const { names } = this;
    const same = (tag: string): string | undefined =>
      names.find((name) => name.toLowerCase() === tag.toLowerCase()) ??
      names.find((name) => name.split("-")[0] === tag.toLowerCase().split("-")[0]);
    const name = wanted.map(same).find(Boolean) ?? names[0]!;
    this.speak(name);
    return name;
  }

  /** Speak as a page of the package does, given its address below the package. */
  follow(page: string): void {
    this.speak(page.split("/")[0]!);
  }

  private speak(name: string): void {
    const template = this.templates.find((one) => one.dataset["words"] === name);
    if (!template) return;
    const title = template.dataset["title"]!;
    this.spoken = readWords(template);
    document.documentElement.lang = template.lang;
    document.documentElement.dir = template.dir;
    document.title = title;
    this.host.querySelector("iframe")!.title = title;
    this.host.querySelector(".cw-lms__title")!.textContent = title;
    this.host.querySelector(".cw-lms__leave")!.textContent = this.words("leave");
  }
}
