// A platform's interface: how it is found, and what it is told.
import assert from "node:assert/strict";
import { test } from "node:test";

import { SCORM_12, SCORM_2004 } from "../../../plugins/coursewright/browser/src/lms/dialects.ts";
import { find, findSoon } from "../../../plugins/coursewright/browser/src/lms/find.ts";
import { beginScorm } from "../../../plugins/coursewright/browser/src/lms/scorm.ts";

const NOW = 1_790_000_000;

test("an interface is found in frames around and in the opener, past frames that let nobody look in", () => {
  const api = { LMSInitialize: () => "true" };
  const closed = {
    get API() {
      throw new Error("SecurityError");
    },
  };
  const top = { API: api };
  top.parent = top;
  top.top = top;
  closed.parent = top;
  const own = { parent: closed, top };
  const found = (from) => find("API", "LMSInitialize", from);
  assert.equal(found(own), api);
  const alone = { top: {} };
  alone.parent = alone;
  assert.equal(found(alone), null);
  assert.equal(found({ ...alone, opener: top }), api);
  // Something else of that name, such as a frame, is passed by.
  assert.equal(found({ ...own, API: { length: 0 } }), api);
});

test("an interface that comes late is waited for, one that never comes is not, nor where nobody could bring it", async () => {
  const around = {};
  around.parent = around;
  const own = { parent: around, top: around };
  let waits = 0;
  const api = { Initialize: () => "true" };
  const found = await findSoon("API", "Initialize", own, async () => {
    if (++waits === 3) own.API = api;
  });
  assert.deepEqual([found, waits], [api, 3]);
  delete own.API;
  assert.equal(await findSoon("API", "Initialize", own, async () => undefined), null);
  const alone = {};
  alone.parent = alone;
  alone.top = alone;
  assert.equal(await findSoon("API", "Initialize", alone, () => assert.fail("nobody is there")), null);
});

/** A platform that keeps what it is told; `half` is whether it knows only what every one does. */
function platform(values = {}, half = false) {
  const calls = [];
  const answer = (name, words) => {
    calls.push([name, ...words]);
    if (name.endsWith("GetLastError")) return "0";
    if (name.endsWith("GetValue")) return values[words[0]] ?? "";
    if (name.endsWith("SetValue")) {
      if (half && words[0].includes("interactions")) return "false";
      values[words[0]] = words[1];
    }
    return "true";
  };
  const api = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...words) =>
          answer(name, words),
    },
  );
  return { api, calls, values };
}

const CHECK = {
  id: "quiz.one",
  type: "choice",
  stem: "Which?",
  lang: "en",
  response: ["a"],
  right: ["b"],
  choices: [],
  targets: [],
  got: [0, 1],
  points: 2,
  at: NOW,
  ms: 1234,
};

test("a platform with half an interface gets what it takes, and nobody notices", async () => {
  const work = async (dialect) => {
    const { api, calls, values } = platform({}, true);
    const session = beginScorm(api, dialect, () => 0);
    session.answered(CHECK);
    session.keep("text", "en/index.html");
    session.stand({ done: true, passed: true, failed: false, score: 0.805 });
    assert.equal(await session.commit(), true);
    session.end(true);
    assert.equal(values["cmi.suspend_data"], "text");
    assert.ok(
      !calls.some(([, name]) => name?.startsWith("cmi.interactions.") && !name.endsWith("_children")),
    );
  };
  await Promise.all([SCORM_12, SCORM_2004].map(work));
  const none = { LMSInitialize: () => "false" };
  assert.equal(
    beginScorm(none, SCORM_12, () => 0),
    null,
  );
  assert.equal(
    beginScorm({}, SCORM_12, () => 0),
    null,
  );
});

test("interactions go on from those that are there, say what is wrong in the version's word, and follow one another", () => {
  for (const [dialect, wrong] of [
    [SCORM_12, "wrong"],
    [SCORM_2004, "incorrect"],
  ]) {
    const { api, values } = platform({
      "cmi.interactions._children": "id,type",
      "cmi.interactions._count": "4",
    });
    const session = beginScorm(api, dialect, () => 0);
    session.answered(CHECK);
    session.answered({ ...CHECK, got: [1, 2] });
    session.answered({ ...CHECK, got: [0, 0] });
    assert.equal(values["cmi.interactions.4.id"], "quiz.one");
    const results = [4, 5, 6].map((n) => values[`cmi.interactions.${n}.result`]);
    assert.deepEqual(results, [wrong, "0.5", "neutral"]);
  }
});

test("who only looks around changes nothing, and a way out never passes anybody", () => {
  const { api, values } = platform({ "cmi.core.lesson_mode": "browse", "cmi.interactions._children": "id" });
  const session = beginScorm(api, SCORM_12, () => 0);
  assert.equal(session.counts, false);
  session.answered(CHECK);
  session.keep("another's", "en/index.html");
  session.stand({ done: true, passed: true, failed: false, score: 1 });
  session.end(true);
  for (const name of ["cmi.core.lesson_status", "cmi.suspend_data", "cmi.core.lesson_location"])
    assert.equal(values[name], undefined);
  const other = platform();
  const real = beginScorm(other.api, SCORM_12, () => 0);
  real.stand({ done: false, passed: false, failed: false, score: 0 });
  real.end(false);
  assert.equal(other.values["cmi.core.lesson_status"], "incomplete");
});

test("a status is what the course says, in each version's words", () => {
  const told = (dialect, standing) => new Map(dialect.standing({ score: null, failed: false, ...standing }));
  const status = (standing) => told(SCORM_12, standing).get("cmi.core.lesson_status");
  assert.equal(status({ done: false, passed: false }), "incomplete");
  assert.equal(status({ done: true, passed: null }), "completed");
  assert.equal(status({ done: true, passed: false, failed: true }), "failed");
  // Done as the platform says, not as the course stands today: nobody has failed by opening it.
  assert.equal(status({ done: true, passed: false }), undefined);
  assert.equal(told(SCORM_2004, { done: true, passed: false }).has("cmi.success_status"), false);
  assert.equal(status({ done: false, passed: true }), "passed");
  const rich = told(SCORM_2004, { done: true, passed: false, failed: true, score: 0.79667 });
  assert.equal(rich.get("cmi.completion_status"), "completed");
  assert.equal(rich.get("cmi.success_status"), "failed");
  assert.deepEqual([rich.get("cmi.score.scaled"), rich.get("cmi.score.raw")], ["0.7967", "79.67"]);
  assert.equal(told(SCORM_2004, { done: false, passed: false }).has("cmi.success_status"), false);
});

test("a platform may answer with truth values, numbers, or nothing at all", async () => {
  const answers = [
    [true, false],
    [1, 0],
    ["TRUE", "FALSE"],
    ["true", "false"],
  ];
  const ways = [...answers.map(([yes, no]) => [yes, no, 0]), [undefined, undefined, 101]];
  const work = async ([yes, no, code]) => {
    const { api: good, values } = platform();
    let takes = true;
    const api = Object.fromEntries(
      ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"].map((name) => [
        name,
        (...words) => {
          if (!takes) return no;
          good[name](...words);
          return yes;
        },
      ]),
    );
    api.LMSGetValue = good.LMSGetValue;
    api.LMSGetLastError = () => (takes ? 0 : code);
    const session = beginScorm(api, SCORM_12, () => 0);
    session.keep("text", "");
    assert.equal(await session.commit(), true);
    assert.equal(values["cmi.suspend_data"], "text");
    takes = false;
    assert.equal(await session.commit(), false);
    assert.equal(
      beginScorm(api, SCORM_12, () => 0),
      null,
    );
  };
  await Promise.all(ways.map(work));
});

test("what is kept is there the next time, and time is told, where no end is ever told", async () => {
  const work = async ([dialect, prefix]) => {
    const { api, values } = platform();
    let now = 0;
    const session = beginScorm(api, dialect, () => now);
    assert.equal(values[`${prefix}exit`], "suspend");
    now = 61_000;
    await session.commit();
    assert.match(values[`${prefix}session_time`], /^(0000:01:01\.00|PT1M1S)$/);
  };
  await Promise.all(
    [
      [SCORM_12, "cmi.core."],
      [SCORM_2004, "cmi."],
    ].map(work),
  );
});

test("answers that a platform did not take are told again, one that it never takes is not", async () => {
  const { api: good, values } = platform({ "cmi.interactions._children": "id" });
  let [takes, asked] = [false, 0];
  const api = {
    ...Object.fromEntries(
      ["LMSInitialize", "LMSGetValue", "LMSGetLastError"].map((name) => [name, good[name]]),
    ),
    LMSSetValue: (...words) => {
      if (words[1] === "quiz.never") return String(!++asked);
      return takes ? good.LMSSetValue(...words) : "false";
    },
    LMSCommit: () => String(takes),
  };
  const session = beginScorm(api, SCORM_12, () => 0);
  session.answered(CHECK);
  session.answered({ ...CHECK, id: "quiz.never" });
  session.answered({ ...CHECK, id: "quiz.two" });
  session.keep("text", "");
  assert.equal(await session.commit(), false);
  takes = true;
  session.keep("text", "");
  assert.equal(await session.commit(), true);
  assert.deepEqual(
    ["cmi.suspend_data", "cmi.interactions.0.id", "cmi.interactions.1.id", "cmi.interactions.2.id"].map(
      (name) => values[name],
    ),
    ["text", "quiz.one", "quiz.two", undefined],
  );
  const before = asked;
  await session.commit();
  assert.equal(asked, before);
});

test("a platform that refuses the text to be kept has not taken all", async () => {
  const { api: good } = platform();
  const api = {
    ...Object.fromEntries(
      ["LMSInitialize", "LMSGetValue", "LMSGetLastError", "LMSCommit"].map((name) => [name, good[name]]),
    ),
    LMSSetValue: (name) => String(name !== "cmi.suspend_data"),
  };
  const session = beginScorm(api, SCORM_12, () => 0);
  session.keep("text", "");
  assert.equal(await session.commit(), false);
});

test("that nothing is kept is believed of a platform that could be asked", () => {
  const { api: good } = platform();
  const kept = (more) => {
    const names = ["LMSInitialize", "LMSGetValue", "LMSGetLastError", "LMSSetValue"];
    const api = { ...Object.fromEntries(names.map((name) => [name, good[name]])), ...more };
    return beginScorm(api, SCORM_12, () => 0).kept;
  };
  assert.equal(kept({}), "");
  assert.equal(kept({ LMSGetLastError: () => 403 }), "");
  assert.equal(kept({ LMSGetLastError: () => "301" }), null);
  const broken = () => {
    throw new Error("broken");
  };
  assert.equal(kept({ LMSGetValue: broken, LMSGetLastError: broken }), null);
});
