import { useRef, useState } from 'react';
import { type Description, describeError } from '../../api/describe-error.ts';

/** Runs what a button does, once at a time; what went wrong comes back as `problem`. */
export function usePress(onPress: () => Promise<void>) {
  const [problem, setProblem] = useState<Description | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);

  const press = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    await onPress().catch((error: unknown) => setProblem(describeError(error)));
    running.current = false;
    setBusy(false);
  };
  return { press, problem, isBusy };
}
