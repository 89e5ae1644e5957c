/** The page of results. */

import { checkSection } from "./check.ts";
import type { Course } from "./course.ts";
import { Desk } from "./desk.ts";

const place = document.getElementById("desk");
const text = document.querySelector<HTMLTemplateElement>("template.cw-course")?.content.textContent;
if (place && text) {
  const course = JSON.parse(text) as Course;
  new Desk(place, course, () => Math.floor(Date.now() / 1000));
  place.after(checkSection(course.course));
}
