import { useEffect, useState } from 'react';
import type { messageInWords } from './message-in-words.ts';
import { loadAllWords } from './page-words.ts';
import { hasWords } from './part.ts';

let translate: typeof messageInWords | undefined;

/** Loads what a message needs to be translated: many sentences, and code that no page needs before its first error. */
async function loadTranslation(): Promise<void> {
  const [code] = await Promise.all([import('./message-in-words.ts'), loadAllWords()]);
  translate = code.messageInWords;
}

/**
 * A message about a field in the language of the page; undefined without a message. Empty until the words are loaded,
 * and in English when they cannot be loaded.
 */
export function useMessage(message: string | undefined): string | undefined {
  const [isTried, setTried] = useState(false);
  const isReady = translate !== undefined && hasWords('schema');
  const isLacking = message !== undefined && !isReady;

  useEffect(() => {
    if (!isLacking) return;
    const end = () => setTried(true);
    loadTranslation().then(end, end);
  }, [isLacking]);

  if (message === undefined) return undefined;
  if (translate && isReady) return translate(message);
  return isTried ? message : '';
}
