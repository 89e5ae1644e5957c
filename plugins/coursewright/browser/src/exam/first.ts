/** What the page's first script holds and this one uses; both are deferred, so it is there once the page is ready. */

import type * as Main from "../main.ts";

declare const coursewright: typeof Main;

export let KINDS: typeof Main.KINDS;
export let Sheet: typeof Main.Sheet;
export let all: typeof Main.all;
export let bar: typeof Main.bar;
export let digest: typeof Main.digest;
export let download: typeof Main.download;
export let icon: typeof Main.icon;
export let make: typeof Main.make;
export let note: typeof Main.note;
export let openCapsule: typeof Main.openCapsule;
export let progressOf: typeof Main.progressOf;
export let readWords: typeof Main.readWords;
export let unsealed: typeof Main.unsealed;

/** Take over what the first script has; before that nothing here can be used. */
export function connect(): void {
  ({ KINDS, Sheet, all, bar, digest, download, icon, make, note, openCapsule, progressOf, readWords, unsealed } = coursewright);
}
