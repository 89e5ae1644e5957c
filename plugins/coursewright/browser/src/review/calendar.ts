/** Days as a calendar's file (RFC 5545). Knows no page and no clock. */

const DAY = 86_400_000;
/** Bytes of a line; longer ones are folded. */
const LINE = 75;

/** A day's entry: what it is called, and what is said below. */
export interface Entry {
  readonly day: number;
  readonly title: string;
}

/** The text of an `.ics` file with an entry for each day; `course` makes them the same ones each time, `at` is now. */
export function calendarOf(course: string, entries: readonly Entry[], at: number): string {
  const stamp = `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = entries.flatMap(({ day, title }) => [
    "BEGIN:VEVENT",
    `UID:${course}-${day}@coursewright`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    `DTEND;VALUE=DATE:${dateOf(day + 1)}`,
    `SUMMARY:${title.replace(/[\\;,]/g, "\\$&")}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//coursewright//review//EN",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** The date of a day that is counted from 1970: `20261201`. */
function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10).replace(/-/g, "");
}

function folded(line: string): string {
  const parts: string[] = [];
  let [part, size] = ["", 0];
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    if (size + bytes > LINE - 1) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join("\r\n ");
}
