import { WORDS } from '../../shared/paths.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import { type Catalogue, hasNeededWords, speak } from './part.ts';

/** What a words file of the service contains. */
type PageWords = {
  language: LanguageTag;
  /** The parts that the page needs first, or all parts. */
  parts: Catalogue;
  /** The address of the file with all parts; null in that file. */
  whole: string | null;
};

declare global {
  interface Window {
    /** Set by the words file, which is loaded before the page's code. */
    gatehouseWords?: PageWords;
  }
}

/**
 * Speaks the language of the words file that the page's head names. Throws without it: the page then stays as the
 * service painted it, with the notice of `missing-code.ts`. An extension may have answered with an empty file.
 */
export function speakPageWords(): void {
  const words = window.gatehouseWords;
  if (!words) {
    document.querySelector(`script[src^="${WORDS}"]`)?.dispatchEvent(new Event('error'));
    throw new Error('The words of this page were not loaded');
  }
  speak(words.language, words.parts);
}

let loading: Promise<void> | undefined;

/** Loads all words of the page's language. Rejects when the file cannot be loaded. */
export function loadAllWords(): Promise<void> {
  if (loading) return loading; // also after the script ran, because its words may not be spoken yet
  const address = window.gatehouseWords?.whole;
  if (!address) return Promise.resolve();
  loading = loadScript(address).then(() => {
    if (window.gatehouseWords?.whole) throw new Error(`${address} has no words`);
    speakPageWords();
  });
  loading.catch(() => {
    loading = undefined; // the next attempt loads it again
  });
  return loading;
}

/** Waits for code that is loaded on demand, and for its words if the page does not have them yet. */
export async function withWords<Module>(importing: Promise<Module>): Promise<Module> {
  const module = await importing;
  if (!hasNeededWords()) await loadAllWords();
  return module;
}

function loadScript(address: string): Promise<void> {
  const script = document.createElement('script');
  script.src = address;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(script);
  });
}
