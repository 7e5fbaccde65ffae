import { useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { type Description, describeError } from './describe-error.ts';

/**
 * Runs a form's action once at a time. Errors of fields the form has go to those fields; anything
 * else comes back as `problem`, for one alert. What was typed stays. `toPath` says where in the form a
 * field of the service is. Forms check on submit, not on blur: a message that appears between press and
 * release moves the button away, and the click is lost.
 */
export function useSubmit<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  action: (output: Output) => Promise<void>,
  toPath: (field: string) => string = (field) => field,
) {
  const [problem, setProblem] = useState<Description | null>(null);
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false); // the form's own flag is lost when its values are replaced
  const running = useRef(false);

  const submit = form.handleSubmit(async (output) => {
    setProblem(null);
    setDone(false);
    try {
      await action(output);
      setDone(true);
    } catch (error) {
      const description = describeError(error);
      if (!showFieldErrors(form, description, toPath)) setProblem(description);
    }
  });

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    setBusy(true);
    await submit(event).finally(() => {
      running.current = false;
      setBusy(false);
    });
  };

  return { onSubmit, problem, isDone, isBusy };
}

/** True when at least one error found its field; the first of them takes the focus. */
function showFieldErrors<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  { fields = {} }: Description,
  toPath: (field: string) => string,
): boolean {
  const shown = Object.entries(fields)
    .map(([field, message]) => ({ path: toPath(field) as Path<Values>, message }))
    .filter(({ path }) => form.getValues(path) !== undefined);
  for (const [index, { path, message }] of shown.entries()) {
    form.setError(path, { message }, { shouldFocus: index === 0 });
  }
  return shown.length > 0;
}
