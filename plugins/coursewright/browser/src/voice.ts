/** Voices that read a page's language on this device, so that no text leaves it. */

/**
 * Where some of a language's voices speak words that few learners would, the page says by `data-voice` which to prefer,
 * the best first.
 */
function wanted(): string[] {
  const said = document.querySelector<HTMLElement>("[data-voice]")?.dataset["voice"];
  return said?.toLowerCase().split(" ") ?? [];
}

function rank({ lang, default: chosen }: SpeechSynthesisVoice, best: readonly string[]): number {
  const place = best.indexOf(lang.toLowerCase().replace("_", "-"));
  return (place < 0 ? best.length : place) * 2 - (chosen ? 1 : 0);
}

/** The voice to read this page with; null where the device has none of its language. */
export function voiceOf(speech: SpeechSynthesis): SpeechSynthesisVoice | null {
  const language = document.documentElement.lang.slice(0, 2);
  const voices = speech
    .getVoices()
    .filter(({ lang, localService }) => localService && lang.slice(0, 2).toLowerCase() === language);
  const best = wanted();
  return voices.sort((a, b) => rank(a, best) - rank(b, best))[0] ?? null;
}
