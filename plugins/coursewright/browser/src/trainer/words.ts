/** The words of the page. */

import { readWords } from "../words.ts";

/** A text by key, its `{names}` filled in. */
export const words = readWords(document);
