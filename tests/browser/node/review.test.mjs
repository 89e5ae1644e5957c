import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, daysOf, mergedDays } from "../../../plugins/coursewright/browser/src/days.ts";
import {
  emptyRecord,
  mergeRecords,
  readRecord,
  withAttempt,
} from "../../../plugins/coursewright/browser/src/record.ts";
import { calendarOf } from "../../../plugins/coursewright/browser/src/review/calendar.ts";
import { planOf, whyNow } from "../../../plugins/coursewright/browser/src/review/plan.ts";
import {
  daysToCome,
  questionOfDay,
  queueOf,
} from "../../../plugins/coursewright/browser/src/review/queue.ts";

const DAY = 86_400;
const NOON = 1_796_126_400; // 2026-12-01
const FIRST = dayOf(NOON);
const answer = (day, got, sure) => ({
  a: "t",
  got: [got, 1],
  at: NOON + day * DAY,
  ms: 10,
  lang: "zh",
  ...(sure && { sure }),
});
const after = (...answers) =>
  answers.reduce((record, each) => withAttempt(record, "r", each), emptyRecord("r"));

test("the first check of a day says how a question was known", () => {
  const record = after(
    answer(0, 0, 3),
    answer(0, 1),
    answer(2, 1, 1),
    answer(3, 1),
    answer(4, 1, 3),
    answer(5, 0, 1),
  );
  assert.deepEqual(
    record.days.map(([day, known]) => [day - FIRST, known]),
    [
      [0, 0],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 1],
    ],
  );
  assert.equal(readRecord(JSON.stringify(record)).is, "record");
});

test("what is never right or wrong has no days, and no plan", () => {
  const record = withAttempt(emptyRecord("r"), "r", { ...answer(0, 0), got: [0, 0] });
  assert.equal(record.days, undefined);
  assert.equal(planOf(record, "fsrs"), null);
});

test("another revision begins anew", () => {
  const record = withAttempt(after(answer(0, 1)), "s", answer(9, 0));
  assert.deepEqual(record.days, [[FIRST + 9, 1]]);
});

test("a record from before days were kept has those of its first and its last answer", () => {
  const { days: _, ...old } = after(answer(0, 0), answer(1, 1), answer(4, 1, 3));
  assert.deepEqual(daysOf(old), [
    [FIRST, 1],
    [FIRST + 4, 4],
  ]);
  assert.deepEqual(daysOf({ ...old, days: "never" }), daysOf(old));
});

test("days of two devices are one list, whichever side merges, however often; the worse answer of a day counts", () => {
  const [a, b] = [after(answer(0, 1), answer(3, 1, 3), answer(5, 1)), after(answer(0, 0), answer(4, 1))];
  const [one, two] = [mergeRecords(a, b), mergeRecords(b, a)];
  assert.deepEqual(one, two);
  assert.deepEqual(mergeRecords(one, b), one);
  assert.deepEqual(
    one.days.map(([day, known]) => [day - FIRST, known]),
    [
      [0, 1],
      [3, 4],
      [4, 3],
      [5, 3],
    ],
  );
  const many = (from) => Array.from({ length: 50 }, (_, i) => [from + i, 3]);
  assert.equal(mergedDays(many(0), many(40)).length, 60);
  assert.deepEqual(mergedDays(many(0), many(40)), mergedDays(mergedDays(many(40), many(0)), many(0)));
});

test("a question is asked while it is wrong, and on its day; that it was thought sure is told", () => {
  const why = (record, day) => whyNow(record, planOf(record, "fsrs"), FIRST + day);
  assert.equal(why(after(answer(0, 0)), 0), "missed");
  assert.equal(why(after(answer(0, 0, 3)), 0), "sure");
  assert.equal(why(after(answer(0, 0), answer(0, 1)), 0), null);
  assert.equal(why(after(answer(0, 0), answer(0, 1)), 1), "missed");
  assert.equal(why(after(answer(0, 0, 3), answer(0, 1)), 1), "sure");
  assert.equal(why(after(answer(0, 1)), 1), null);
  assert.equal(why(after(answer(0, 1)), 2), "due");
});

const rows = (...groups) =>
  groups.flatMap(([group, count]) =>
    Array.from({ length: count }, (_, i) => ({ name: `${group}#${i}`, group, due: i, why: "due" })),
  );

test("lessons are mixed, the same way for one seed", () => {
  const all = rows(["a", 4], ["b", 3], ["c", 2]);
  const order = queueOf(all, "seed");
  assert.equal(order.length, 9);
  assert.ok(order.every(({ group }, i) => group !== order[i + 1]?.group));
  assert.deepEqual(queueOf([...all].reverse(), "seed"), order);
  assert.notDeepEqual(queueOf(all, "other"), order);
  assert.deepEqual(queueOf([{ ...all[0], why: null }], "seed"), []);
});

test("days to come are counted, today is none of them", () => {
  assert.deepEqual(daysToCome(rows(["a", 4], ["b", 3]), 1), [
    [2, 2],
    [3, 1],
  ]);
});

test("a day has one question, and days have different ones", () => {
  const all = rows(["a", 8], ["b", 8]);
  const asked = Array.from({ length: 30 }, (_, day) => questionOfDay(all, "course", day).name);
  assert.ok(new Set(asked).size > 10);
  assert.equal(questionOfDay([...all].reverse(), "course", 3).name, asked[3]);
  assert.equal(questionOfDay([], "course", 3), undefined);
});

test("a calendar's file has a day's entry for each day, its lines ended and folded as RFC 5545 wants", () => {
  const title = `复习 5 题；${"课程".repeat(20)}, a; b\\c`;
  const text = calendarOf("course", [{ day: FIRST, title }], NOON * 1000);
  const lines = text.split("\r\n");
  assert.equal(lines[lines.length - 1], "");
  assert.ok(lines.every((line) => new TextEncoder().encode(line).length <= 75 && !line.includes("\n")));
  const whole = text.replace(/\r\n /g, "");
  assert.match(whole, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(whole, /DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n/);
  assert.ok(whole.includes(`SUMMARY:复习 5 题；${"课程".repeat(20)}\\, a\\; b\\\\c\r\n`));
  assert.ok(whole.includes("DTSTAMP:20261201T120000Z"));
});
