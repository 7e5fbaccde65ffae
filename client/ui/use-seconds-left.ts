import { useEffect, useState } from 'react';

const SECOND = 1_000; // ms

/**
 * Counts `seconds` down to 0, and again for each new `run`. It uses the clock, so that it is right after the tab was
 * suspended.
 */
export function useSecondsLeft(seconds: number, run: unknown): number {
  const [left, setLeft] = useState(seconds);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run of as many seconds begins anew
  useEffect(() => {
    const end = Date.now() + seconds * SECOND;
    setLeft(seconds);
    if (seconds <= 0) return;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - Date.now()) / SECOND));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, SECOND);
    return () => clearInterval(timer);
  }, [seconds, run]);
  return left;
}
