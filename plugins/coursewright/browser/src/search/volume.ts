/** What the manifest of the index says. */

/**
 * A volume: the first term of each shard, the number of the first page of each piece of text.
 */
export interface Volume {
  readonly name: string;
  readonly pages: number;
  readonly terms: readonly string[];
  readonly texts: readonly number[];
}
