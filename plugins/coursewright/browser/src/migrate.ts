/** Records of older versions as the present one has them: a pure function from each version to the next. */

type Json = Readonly<Record<string, unknown>>;

const STEPS: readonly ((old: Json) => Json)[] = [fromDraft];

/** A record in the present version; one of this or of a newer version as it is. */
export function migrated(record: Json): Json {
  let now = record;
  for (let v = record["v"]; typeof v === "number" && v in STEPS; v++) now = STEPS[v]!(now);
  return now;
}

/** Version 0 kept the last answer alone, without the time spent, and neither hints nor answers shown. */
function fromDraft({ last, ...old }: Json): Json {
  const attempt = typeof last === "object" && { ms: 0, ...last };
  return { shown: 0, hints: 0, ...old, v: 1, ...(attempt && { first: attempt, last: attempt }) };
}
