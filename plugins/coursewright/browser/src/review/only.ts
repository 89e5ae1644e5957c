/** Which questions an address of the review asks for: `#only=quiz#question,…`, each name written as an address has it. */

const ONLY = "#only=";

/** What stands behind the review's address to have these questions asked and no others. */
export function onlyHash(names: readonly string[]): string {
  return ONLY + names.map(encodeURIComponent).join(",");
}

/** The names that an address asks for; null where it asks for none. */
export function onlyIn(hash: string): readonly string[] | null {
  if (!hash.startsWith(ONLY)) return null;
  try {
    return hash.slice(ONLY.length).split(",").map(decodeURIComponent);
  } catch {
    return null;
  }
}
