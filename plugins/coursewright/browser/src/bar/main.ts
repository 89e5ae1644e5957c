/** What stays in view of a lesson: where one is, what was read, how the quiz stands. */

import { Bar } from "./bar.ts";

const list = document.querySelector<HTMLDetailsElement>("details.cw-learn");
if (list) new Bar(list, () => Date.now());
