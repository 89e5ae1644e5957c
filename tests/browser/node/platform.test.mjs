// A platform's interface: how it is found, what it is told, and the shelf of each learner.
import assert from "node:assert/strict";
import { test } from "node:test";

import { SCORM_12, SCORM_2004 } from "../../../plugins/coursewright/browser/src/lms/dialects.ts";
import { find, findSoon } from "../../../plugins/coursewright/browser/src/lms/find.ts";
import { beginScorm } from "../../../plugins/coursewright/browser/src/lms/scorm.ts";
import { LearnerShelf } from "../../../plugins/coursewright/browser/src/lms/shelf.ts";

const NOW = 1_790_000_000;

test("an interface is found in frames around and in the opener, past frames that let nobody look in", () => {
  const api = {};
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
  assert.equal(find("API", own), api);
  const alone = { top: {} };
  alone.parent = alone;
  assert.equal(find("API", alone), null);
  assert.equal(find("API", { ...alone, opener: top }), api);
});

test("an interface that comes late is waited for, one that never comes is not, nor where nobody could bring it", async () => {
  const around = {};
  around.parent = around;
  const own = { parent: around, top: around };
  let waits = 0;
  const found = await findSoon("API", own, async () => {
    if (++waits === 3) own.API = "there";
  });
  assert.deepEqual([found, waits], ["there", 3]);
  delete own.API;
  assert.equal(await findSoon("API", own, async () => undefined), null);
  const alone = {};
  alone.parent = alone;
  alone.top = alone;
  assert.equal(await findSoon("API", alone, () => assert.fail("nobody is there")), null);
});

/** A platform that keeps what it is told; `half` is whether it knows only what every one does. */
function platform(values = {}, half = false) {
  const calls = [];
  const answer = (name, words) => {
    calls.push([name, ...words]);
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
    session.stand({ done: true, passed: true, score: 0.805 });
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
  session.stand({ done: true, passed: true, score: 1 });
  session.end(true);
  assert.equal(values["cmi.core.lesson_status"], undefined);
  const other = platform();
  const real = beginScorm(other.api, SCORM_12, () => 0);
  real.stand({ done: false, passed: false, score: 0 });
  real.end(false);
  assert.equal(other.values["cmi.core.lesson_status"], "incomplete");
});

test("a status is what the course says, in each version's words", () => {
  const told = (dialect, standing) => new Map(dialect.standing({ score: null, ...standing }));
  const status = (standing) => told(SCORM_12, standing).get("cmi.core.lesson_status");
  assert.equal(status({ done: false, passed: false }), "incomplete");
  assert.equal(status({ done: true, passed: null }), "completed");
  assert.equal(status({ done: true, passed: false }), "failed");
  assert.equal(status({ done: false, passed: true }), "passed");
  const rich = told(SCORM_2004, { done: true, passed: false, score: 0.5 });
  assert.equal(rich.get("cmi.completion_status"), "completed");
  assert.equal(rich.get("cmi.success_status"), "failed");
  assert.equal(rich.get("cmi.score.scaled"), "0.5");
  assert.equal(told(SCORM_2004, { done: false, passed: false }).has("cmi.success_status"), false);
});

test("the shelf keeps each learner's things apart, and goes on without a device", () => {
  const kept = new Map();
  const device = {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i],
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
  const [one, other] = ["lin", "mei"].map((name) => new LearnerShelf(() => device, name));
  const said = [];
  one.onchange = (key) => said.push(key);
  one.setItem("a", "1");
  one.setItem("a", "1");
  assert.deepEqual([other.getItem("a"), said], [null, ["a"]]);
  assert.equal(new LearnerShelf(() => device, "lin").getItem("a"), "1");
  const closed = new LearnerShelf(() => {
    throw new Error("SecurityError");
  }, "lin");
  closed.setItem("b", "2");
  assert.equal(closed.getItem("b"), "2");
});
