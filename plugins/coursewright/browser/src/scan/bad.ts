/** Pictures that no sheet is read from. */

/** Why, by the word that says it; `other` is what the word names. */
export type Why =
  | "open"
  | "pdf"
  | "small"
  | "blurred"
  | "code"
  | "blank"
  | "both"
  | "course"
  | "assessment"
  | "form"
  | "version"
  | "page"
  | "corners"
  | "circles";

/** A picture that holds no sheet that can be read. */
export class BadPicture extends Error {
  readonly why: Why;
  readonly other: string;

  constructor(why: Why, other = "") {
    super(why);
    this.why = why;
    this.other = other;
  }
}
