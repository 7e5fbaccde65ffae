import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether a row asks for confirmation in the place of its button. Keeping it gives the focus back to the button. */
export function useAsking() {
  const [isAsking, setAsking] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const keep = () => {
    flushSync(() => setAsking(false));
    trigger.current?.focus();
  };
  return { isAsking, ask: () => setAsking(true), keep, trigger };
}
