/** Times and answers as SCORM 1.2, SCORM 2004 and xAPI write them. */

import type { Answered, Interaction, Parts } from "./session.ts";

/** Signs of an answer: all, and of one text in it. */
const [SHORT, LONG, PART] = [255, 4000, 250];
/** Texts in one answer of SCORM 2004 and xAPI. */
const MOST_TEXTS = 10;

function two(number: number): string {
  return `${number}`.padStart(2, "0");
}

/** Milliseconds as `HHHH:MM:SS.SS` (SCORM 1.2, CMITimespan). */
export function clock(ms: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(ms / 10)), 9999 * 360_000 + 359_999);
  const [hours, rest] = [Math.floor(hundredths / 360_000), hundredths % 360_000];
  const seconds = `${two(Math.floor(rest / 100) % 60)}.${two(rest % 100)}`;
  return `${`${hours}`.padStart(4, "0")}:${two(Math.floor(rest / 6000))}:${seconds}`;
}

/** Milliseconds as `PT…S`, with two decimals at most (SCORM 2004 refuses a third). */
export function span(ms: number): string {
  const hundredths = Math.max(0, Math.round(ms / 10));
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${(hundredths % 6000) / 100}S`;
}

/** Unix seconds as the learner's time of day (SCORM 1.2 knows no zone), and as a date and time (SCORM 2004 takes a zone behind a fraction of two digits at most). */
export function timeOfDay(at: number): string {
  const date = new Date(at * 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

export function moment(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}.0Z`;
}

/** The type that SCORM 1.2 knows. */
export function plainType(type: Interaction): Interaction {
  return type === "long-fill-in" ? "fill-in" : type;
}

/** An answer as SCORM 1.2 writes it. */
export function plainAnswer(type: Interaction, parts: Parts): string {
  if (type === "true-false") return String(parts[0]).slice(0, 1);
  const between = type === "fill-in" || type === "long-fill-in" ? " · " : ",";
  return parts
    .map((part) => (typeof part === "string" ? part : part.join(".")))
    .join(between)
    .slice(0, SHORT);
}

/** A pattern of the right answer as SCORM 1.2 writes it; null for a range, which it does not know. */
export function plainPattern(type: Interaction, parts: Parts): string | null {
  const [low, high = low] = type === "numeric" ? String(parts[0]).split("[:]") : [];
  if (low !== high) return null;
  return type === "numeric" ? low! : plainAnswer(type, parts);
}

/** An answer as SCORM 2004 and xAPI write it. */
export function richAnswer({ type, lang }: Pick<Answered, "type" | "lang">, parts: Parts): string {
  const texts = parts.map((part) =>
    typeof part === "string" ? part.slice(0, LONG) : part.map((each) => each.slice(0, PART)).join("[.]"),
  );
  if (type === "long-fill-in") return `{lang=${lang}}${texts.join(" ")}`.slice(0, LONG);
  if (type !== "fill-in") return texts.join("[,]");
  const short = texts.map((text) => text.slice(0, PART));
  return short.length > MOST_TEXTS ? short.join(" · ").slice(0, PART) : short.join("[,]");
}

/** A pattern of the right answer as SCORM 2004 writes it: a number there is a range. */
export function richPattern(answer: Pick<Answered, "type" | "lang">, parts: Parts): string {
  const text = richAnswer(answer, parts);
  return answer.type === "numeric" && !text.includes("[:]") ? `${text}[:]${text}` : text;
}
