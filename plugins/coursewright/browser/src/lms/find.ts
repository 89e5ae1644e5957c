/** Where a platform's interface is: in this window, a frame around it, or the window that opened it. */

const [EVERY, TRIES] = [250, 20];
/** More frames in frames than any platform has. */
const DEEPEST = 50;

/**
 * The object of a name that can do `call`; null where there is none that this page may see. Other things may have the
 * name, too, such as a frame.
 */
export function find(name: string, call: string, from: Window): unknown {
  const starts = [() => from, () => from.opener as Window, () => from.top!.opener as Window];
  for (const start of starts) {
    let at = attempt(start);
    for (let depth = 0; at && depth < DEEPEST; depth++) {
      const here = at;
      // A frame of another site lets nobody look in; the one around it may.
      const found = attempt(() => (here as unknown as Record<string, unknown>)[name]);
      if (attempt(() => typeof (found as Record<string, unknown>)[call]) === "function") return found;
      const parent = attempt(() => here.parent);
      at = parent === here ? undefined : parent;
    }
  }
  return null;
}

/**
 * The same; some platforms put it there after the page was opened. Where there is no other
 * window nobody can.
 */
export async function findSoon(
  name: string,
  call: string,
  from: Window,
  wait: (ms: number) => Promise<unknown>,
  tries = TRIES,
): Promise<unknown> {
  const found = find(name, call, from);
  if (found || tries < 2 || isAlone(from)) return found;
  await wait(EVERY);
  return findSoon(name, call, from, wait, tries - 1);
}

/** Whether no frame is around a window, and none opened it. */
function isAlone(from: Window): boolean {
  return attempt(() => from.parent === from) === true && !attempt(() => from.opener as unknown);
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
