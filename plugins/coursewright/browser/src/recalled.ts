/** Where questions of earlier lessons stand that are asked again. */

/** What holds them, before a quiz. */
export const PLACE = ".cw-recall";

/** Whether a quiz is one of those questions. */
export function isRecalled(host: HTMLElement): boolean {
  return host.closest(PLACE) !== null;
}
