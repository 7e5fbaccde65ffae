import { useRef, useState } from 'react';
import type { FieldMessages } from '../../shared/errors.ts';
import { type Description, describeError } from './describe-error.ts';

/**
 * Runs the action of a form or a button, only one run at a time. `showFields` shows field errors at their fields and
 * returns whether the form has one of them. Every other error is `problem`, which the page shows in one alert. The
 * typed values stay.
 */
export function useAction<Input extends unknown[]>(
  action: (...input: Input) => Promise<unknown>,
  showFields: (fields: FieldMessages, ...input: Input) => boolean = () => false,
) {
  const [problem, setProblem] = useState<Description | null>(null);
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);

  const run = async (...input: Input): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    setDone(false);
    try {
      await action(...input);
      setDone(true);
    } catch (error) {
      const description = describeError(error);
      if (!showFields(description.fields ?? {}, ...input)) setProblem(description);
    }
    running.current = false;
    setBusy(false);
  };
  return { run, problem, isDone, isBusy };
}
