/** xAPI statements of a cmi5 session, as plain values (xAPI 1.0.3, cmi5 1.0). */

import { moment, richAnswer, span } from "./forms.ts";
import type { Answered, Named, Standing } from "./session.ts";

/** A value of JSON with names. */
export type Json = Readonly<Record<string, unknown>>;

/** What a platform gives at the start. */
export interface Launch {
  readonly actor: Json;
  readonly registration: string;
  /** What the platform calls the unit; it may differ from its name in the package. */
  readonly activity: string;
  /** What every statement's context begins with. */
  readonly template: Json;
  readonly masteryScore: number | undefined;
}

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const TYPE = "http://adlnet.gov/expapi/activities/cmi.interaction";

/** What is said of the session itself. */
export type Verb = "initialized" | "completed" | "passed" | "failed" | "terminated";

/** A statement that cmi5 defines; `spent` are milliseconds, `at` unix seconds. */
export function defined(
  launch: Launch,
  verb: Verb,
  id: string,
  at: number,
  spent: number,
  score: Standing["score"] = null,
): Json {
  const judged = verb === "passed" || verb === "failed";
  const scaled = score === null ? undefined : Math.round(score * 10_000) / 10_000;
  const result = {
    ...(verb === "completed" && { completion: true }),
    ...(judged && { success: verb === "passed" }),
    ...(judged && scaled !== undefined && { score: { scaled } }),
    ...(verb !== "initialized" && { duration: span(spent) }),
  };
  const categories = ["cmi5", ...(judged || verb === "completed" ? ["moveon"] : [])];
  const extensions =
    judged && launch.masteryScore !== undefined
      ? { [`${CMI5}extensions/masteryscore`]: launch.masteryScore }
      : {};
  return {
    ...statement(launch, id, verb, at),
    object: { objectType: "Activity", id: launch.activity },
    ...(Object.keys(result).length && { result }),
    context: contextOf(launch, categories, extensions),
  };
}

/** The statement of an answer. */
export function answeredStatement(launch: Launch, answer: Answered, id: string): Json {
  const { type, lang, got, response, right } = answer;
  const [points, of] = got;
  const lists = listsOf(answer);
  return {
    ...statement(launch, id, "answered", answer.at),
    object: {
      objectType: "Activity",
      id: `${launch.activity}${launch.activity.includes("?") ? "&" : "?"}question=${encodeURIComponent(answer.id)}`,
      definition: {
        type: TYPE,
        name: { [lang]: answer.id },
        description: { [lang]: answer.stem },
        interactionType: type,
        ...(right && { correctResponsesPattern: [richAnswer(answer, right)] }),
        ...lists,
      },
    },
    result: {
      response: richAnswer(answer, response),
      duration: span(answer.ms),
      ...(of && {
        success: points === of,
        score: { scaled: Math.round((points / of) * 10_000) / 10_000, raw: points, min: 0, max: of },
      }),
    },
    context: contextOf(launch, [], {}),
  };
}

/** What could be chosen, as the type of interaction names it. */
function listsOf({ type, choices, targets, lang }: Answered): Json {
  const named = (rows: Named): Json[] =>
    rows.map(([id, text]) => ({ id, description: { [lang]: text || id } }));
  if (type === "choice" || type === "sequencing") return { choices: named(choices) };
  if (type === "matching") return { source: named(choices), target: named(targets) };
  return type === "performance" ? { steps: named(choices) } : {};
}

function statement({ actor }: Launch, id: string, verb: string, at: number): Json {
  return {
    id,
    timestamp: moment(at),
    actor,
    verb: { id: VERBS + verb, display: { en: verb } },
  };
}

function contextOf({ template, registration }: Launch, categories: readonly string[], more: Json): Json {
  const context = JSON.parse(JSON.stringify(template)) as Record<string, unknown>;
  const activities = { ...(context["contextActivities"] as Json | undefined) };
  const known = Array.isArray(activities["category"]) ? (activities["category"] as unknown[]) : [];
  const added = categories.map((name) => ({ objectType: "Activity", id: `${CMI5}categories/${name}` }));
  const category = [...known, ...added];
  return {
    ...context,
    registration,
    contextActivities: { ...activities, ...(category.length && { category }) },
    extensions: { ...(context["extensions"] as Json | undefined), ...more },
  };
}
