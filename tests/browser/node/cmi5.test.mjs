// A cmi5 session before a small record store that refuses what the specification forbids.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { beginCmi5, launchOf } from "../../../plugins/coursewright/browser/src/lms/cmi5.ts";

const validate = createRequire(`${process.env.NODE_PATH}/`)("@learninglocker/xapi-validation").default;
const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example", name: "lin" } };
const QUERY = new URLSearchParams({
  endpoint: "https://lms.example/xapi",
  fetch: "https://lms.example/token?session=1",
  actor: JSON.stringify(ACTOR),
  registration: "4c1ad8a6-6c52-4b7c-9d0f-0d8c7e6a2b11",
  activityId: "https://lms.example/unit/7",
});
const TEMPLATE = {
  contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.example/unit" }] },
  extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" },
};

/** A record store: gives its key once, and refuses statements out of their order (cmi5 9.3). */
class Records {
  statements = [];
  state = new Map();
  tokens = 0;
  down = false;
  /** The document that it cannot give at the moment. */
  sick = "";
  wishes;
  launch;

  constructor(launch = {}) {
    this.launch = { contextTemplate: TEMPLATE, launchMode: "Normal", moveOn: "Passed", ...launch };
  }

  fetch = async (address, { method = "GET", headers = {}, body } = {}) => {
    const { pathname, searchParams } = new URL(address);
    const answer = (status, value) => ({ ok: status < 300, status, json: async () => value });
    if (this.down) throw new TypeError("Failed to fetch");
    if (pathname === "/token") {
      assert.equal(method, "POST");
      this.tokens++;
      return this.tokens > 1 ? answer(401, {}) : answer(200, { "auth-token": "abc" });
    }
    assert.equal(headers.Authorization, "Basic abc");
    assert.equal(headers["X-Experience-API-Version"], "1.0.3");
    const id = searchParams.get("stateId");
    if (pathname === "/xapi/activities/state") {
      if (method === "GET" && this.sick === id) return answer(503);
      assert.deepEqual(JSON.parse(searchParams.get("agent")), ACTOR);
      assert.equal(searchParams.get("activityId"), "https://lms.example/unit/7");
      if (method === "PUT") this.state.set(id, JSON.parse(body));
      const value = id === "LMS.LaunchData" ? this.launch : this.state.get(id);
      return value === undefined ? answer(404) : answer(200, value);
    }
    if (pathname === "/xapi/agents/profile") return this.wishes ? answer(200, this.wishes) : answer(404);
    assert.equal(`${method} ${pathname}`, "PUT /xapi/statements");
    const statement = JSON.parse(body);
    const verbs = this.statements.map(({ verb }) => verb.id.replace(VERBS, ""));
    const verb = statement.verb.id.replace(VERBS, "");
    const wrong =
      (verbs.includes("terminated") && "after the end") ||
      (!verbs.length && verb !== "initialized" && "before the start") ||
      (verb !== "answered" && verbs.includes(verb) && "twice") ||
      (verb === "failed" && verbs.includes("passed") && "failed after passed");
    assert.ok(!wrong, `${verb}: ${wrong}`);
    assert.deepEqual(
      validate(statement).map((each) => each.constructor.name),
      [],
      verb,
    );
    assert.equal(statement.id, searchParams.get("statementId"));
    assert.deepEqual(
      statement.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/sessionid"],
      "s-1",
    );
    const categories = (statement.context.contextActivities.category ?? []).map((row) => row.id);
    assert.equal(categories.includes(CATEGORY), verb !== "answered");
    this.statements.push(statement);
    return answer(204);
  };

  get verbs() {
    return this.statements.map(({ verb }) => verb.id.replace(VERBS, ""));
  }
}

const tab = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
};
let count = 0;
const edge = (records, more = {}) => ({
  fetch: records.fetch,
  now: () => 1_790_000_000_000 + 1234 * count,
  id: () => `00000000-0000-4000-8000-${`${++count}`.padStart(12, "0")}`,
  tab: tab(),
  go: () => undefined,
  ...more,
});
const NAMED = [
  ["a", "One"],
  ["b", "Two"],
];
const TYPES = {
  choice: [["a"], ["a"], NAMED, []],
  "true-false": [["true"], ["false"], [], []],
  sequencing: [["a", "b"], ["b", "a"], NAMED, []],
  matching: [[["1", "a"]], [["1", "b"]], [["1", "One"]], NAMED],
  performance: [[["1", "-3"]], [["1", "2"]], [["1", "One"]], []],
  numeric: [["4"], ["1[:]5"], [], []],
  "fill-in": [["Paris"], null, [], []],
  "long-fill-in": [["I looked up first."], null, [], []],
};
const check = (type, got = [1, 1]) => {
  const [response, right, choices, targets] = TYPES[type];
  return {
    id: `quiz.${type}`,
    type,
    stem: "Which?",
    lang: "en",
    response,
    right,
    choices,
    targets,
    got,
    points: 1,
    at: 1_790_000_000,
    ms: 5000,
  };
};

test("without a launch there is no session", async () => {
  assert.equal(launchOf(new URLSearchParams("endpoint=x")), null);
  const records = new Records();
  assert.equal(await beginCmi5(new URLSearchParams(), edge(records)), null);
  records.down = true;
  assert.equal(await beginCmi5(QUERY, edge(records)), null);
});

test("a record store that cannot say what it has is not taken for an empty one", async () => {
  const work = async (sick) => {
    const records = new Records();
    records.state.set("coursewright", { text: "kept", page: "", said: ["passed"] });
    records.sick = sick;
    assert.equal(await beginCmi5(QUERY, edge(records)), null);
    assert.deepEqual(records.verbs, []);
    assert.equal(records.state.get("coursewright").text, "kept");
  };
  await Promise.all(["coursewright", "LMS.LaunchData"].map(work));
});

test("the learner's language is the first that the platform says", async () => {
  const language = async (wishes) => {
    const records = new Records();
    records.wishes = wishes;
    return (await beginCmi5(QUERY, edge(records))).language;
  };
  assert.equal(await language({ languagePreference: "en-GB, zh" }), "en-GB");
  assert.deepEqual(await Promise.all([undefined, {}, { languagePreference: 7 }, "zh"].map(language)), [
    "",
    "",
    "",
    "",
  ]);
});

test("what is sent as a page closes is no longer than browsers send then", async () => {
  const records = new Records();
  const session = await beginCmi5(QUERY, edge(records));
  const [limit, statements] = [65_536, 16_000];
  session.keep("x".repeat(session.room), "en/part/page.html");
  await session.commit();
  assert.ok(JSON.stringify(records.state.get("coursewright")).length <= limit - statements);
});

test("a session says all in its order, and every statement is sound", async () => {
  const records = new Records({ masteryScore: 0.8 });
  let gone = "";
  records.launch.returnURL = "https://lms.example/back";
  const session = await beginCmi5(QUERY, edge(records, { go: (address) => (gone = address) }));
  for (const type of Object.keys(TYPES)) session.answered(check(type));
  session.answered(check("choice", [0, 0]));
  session.stand({ done: false, passed: false, failed: false, score: 0.2 });
  session.keep("text", "en/index.html");
  assert.equal(await session.commit(), true);
  session.stand({ done: true, passed: true, failed: false, score: 0.9 });
  session.stand({ done: true, passed: true, failed: false, score: 0.95 });
  session.end(true);
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(records.verbs, [
    "initialized",
    ...Array.from({ length: 9 }, () => "answered"),
    "completed",
    "passed",
    "terminated",
  ]);
  assert.equal(gone, "https://lms.example/back");
  const passed = records.statements.find(({ verb }) => verb.id.endsWith("passed"));
  assert.equal(passed.result.score.scaled, 0.9);
  assert.equal(passed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], 0.8);
  assert.equal(records.state.get("coursewright").text, "text");
});

test("what the platform asks for is needed to pass, and below it nobody passes", async () => {
  const records = new Records({ masteryScore: 0.8 });
  const session = await beginCmi5(QUERY, edge(records));
  session.stand({ done: true, passed: true, failed: false, score: 0.7 });
  await session.commit();
  assert.deepEqual(records.verbs, ["initialized", "completed"]);
  session.stand({ done: true, passed: false, failed: true, score: 0.7 });
  await session.commit();
  assert.deepEqual(records.verbs, ["initialized", "completed", "failed"]);
});

test("a page loaded anew asks for no second key, and the next session goes on", async () => {
  const records = new Records();
  const own = tab();
  const first = await beginCmi5(QUERY, edge(records, { tab: own }));
  first.stand({ done: true, passed: true, failed: false, score: 1 });
  first.keep("kept", "en/m/one.html");
  await first.commit();
  const again = new Records();
  again.state = records.state;
  const next = await beginCmi5(QUERY, edge(again, { tab: own }));
  assert.equal(again.tokens, 0);
  assert.deepEqual(
    [next.kept, next.page, next.reached],
    ["kept", "en/m/one.html", { done: true, passed: true }],
  );
  next.stand({ done: true, passed: true, failed: false, score: 1 });
  await next.commit();
  assert.deepEqual(again.verbs, ["initialized"]);
});

test("a page loaded anew once the session has ended says nothing more", async () => {
  const records = new Records();
  const own = tab();
  const session = await beginCmi5(QUERY, edge(records, { tab: own }));
  session.end(false);
  await new Promise((done) => setTimeout(done, 20));
  assert.equal(await beginCmi5(QUERY, edge(records, { tab: own })), null);
  assert.deepEqual([records.verbs, records.tokens], [["initialized", "terminated"], 1]);
  const next = new URLSearchParams(QUERY);
  next.set("fetch", "https://lms.example/token?session=2");
  const again = new Records();
  assert.notEqual(await beginCmi5(next, edge(again, { tab: own })), null);
});

test("what was not heard is said again, with the same names", async () => {
  const records = new Records();
  const session = await beginCmi5(QUERY, edge(records));
  session.answered(check("choice"));
  session.keep("late", "");
  records.down = true;
  assert.equal(await session.commit(), false);
  session.answered(check("numeric"));
  records.down = false;
  assert.equal(await session.commit(), true);
  assert.deepEqual(records.verbs, ["initialized", "answered", "answered"]);
  assert.equal(records.state.get("coursewright").text, "late");
});

test("a page that goes says all that is left at once", async () => {
  const records = new Records();
  const session = await beginCmi5(QUERY, edge(records));
  session.answered(check("choice"));
  session.keep("last", "");
  session.end(false);
  session.end(false);
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(records.verbs, ["initialized", "answered", "terminated"]);
  assert.equal(records.state.get("coursewright").text, "last");
});

test("who only looks around says that alone", async () => {
  const records = new Records({ launchMode: "Browse" });
  const session = await beginCmi5(QUERY, edge(records));
  session.answered(check("choice"));
  session.stand({ done: true, passed: true, failed: false, score: 1 });
  session.keep("text", "");
  session.end(false);
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(records.verbs, ["initialized", "terminated"]);
  assert.equal(records.state.size, 0);
});
