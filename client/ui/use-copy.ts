import { useState } from 'react';

/** Copies texts to the clipboard. `copied` is null before, and false when the browser did not allow it. */
export function useCopy() {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text); // absent outside secure contexts
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return { copied, copy };
}
