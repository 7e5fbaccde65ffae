import { useRef, useState } from 'react';
import type { FieldMessages } from '../../shared/errors.ts';
import { type Description, describeError } from './describe-error.ts';

/**
 * Runs what a form or a button does, once at a time. `showFields` shows errors of fields where the fields are, and says
 * whether it had one of them; any other error is `problem`, for one alert. What was typed stays.
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
