/** What lessons keep beside questions: worksheets, and what was thought first, coming back. */

import { Back } from "./back.ts";
import { all } from "../dom.ts";
import { Form } from "./form.ts";

for (const place of all(document, ".cw-back")) new Back(place);
for (const sheet of all(document, ".cw-work")) new Form(sheet);
