/** A picture, read: which page it shows, and what is filled in there. */

import { findCode, sheetOf } from "./code.ts";
import type { Find } from "./code.ts";
import { smaller } from "./grey.ts";
import type { Grey } from "./grey.ts";
import { readPage } from "./page.ts";
import type { PageReading, Shown } from "./page.ts";
import type { Printed } from "./plan.ts";

/** Pixels of the longer side: a sheet in a photo of twelve megapixels has about ten a millimetre then. */
export const LONGEST = 3600;

/** The page that a picture shows; BadPicture where there is none. `pause` lets others work between the steps. */
export async function readSheet(
  picture: Grey,
  printed: Printed,
  find: Find,
  pause: () => Promise<unknown>,
): Promise<{ readonly page: PageReading; readonly shown: Shown }> {
  const grey = smaller(picture, LONGEST);
  const { text, corners } = await findCode(grey, find, pause);
  const shown = { ...sheetOf(text, printed), corners };
  await pause();
  return { page: await readPage(grey, shown, printed, pause), shown };
}
