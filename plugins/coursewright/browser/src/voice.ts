/** Voices that read a page's language on this device, so that no text leaves it. */

/** Cantonese reads the same characters, yet in words that few learners speak. */
const LAST = /^(yue|zh.hk)/i;

function rank({ lang, default: chosen }: SpeechSynthesisVoice): number {
  return (LAST.test(lang) ? 2 : 0) - (chosen ? 1 : 0);
}

/** The voice to read this page with; null where the device has none of its language. */
export function voiceOf(speech: SpeechSynthesis): SpeechSynthesisVoice | null {
  const language = document.documentElement.lang.slice(0, 2);
  const voices = speech
    .getVoices()
    .filter(({ lang, localService }) => localService && lang.slice(0, 2).toLowerCase() === language);
  return voices.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
