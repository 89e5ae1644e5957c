/** What the page's first script holds and this one uses; both are deferred, so it is there once the page is ready. */

import type { Shared } from "../main.ts";

declare const coursewright: Shared;

export let KINDS: Shared["KINDS"];
export let Sheet: Shared["Sheet"];
export let all: Shared["all"];
export let bar: Shared["bar"];
export let contextOf: Shared["contextOf"];
export let digest: Shared["digest"];
export let icon: Shared["icon"];
export let make: Shared["make"];
export let note: Shared["note"];
export let openCapsule: Shared["openCapsule"];
export let progressOf: Shared["progressOf"];
export let readWords: Shared["readWords"];
export let tellOpened: Shared["tellOpened"];
export let unsealed: Shared["unsealed"];

/** Take over what the first script has; before that nothing here can be used. */
export function connect(): void {
  ({ KINDS, Sheet, all, bar, contextOf, digest, icon, make, note, openCapsule, progressOf, readWords, tellOpened, unsealed } = coursewright);
}
