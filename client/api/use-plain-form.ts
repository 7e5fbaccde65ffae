import { useEffect, useState } from 'react';
import type { z } from 'zod/mini';
import type { FieldMessages } from '../../shared/errors.ts';
import { releaseForm } from '../preload/restored-form.ts';
import { useAction } from './use-action.ts';

/** The props of one control of the form. */
type PlainField = { name: string; error: string | undefined; onInput: () => void };

/**
 * A form of a few native controls that validates on submit. The pages before sign-in use it, because a form library
 * would be an eighth of their script. Each error is shown at its field, and the first field with an error receives the
 * focus. The typed values stay. Every other error is `problem`. `fixed` is sent together with the typed values. A schema
 * that is loaded on demand is a function.
 */
export function usePlainForm<Schema extends z.ZodMiniType<object>>(
  schema: Schema | (() => Promise<Schema>),
  action: (output: z.output<Schema>) => Promise<void>,
  fixed: object = {},
) {
  const [errors, setErrors] = useState<FieldMessages>({});
  useEffect(releaseForm, []);

  /** Returns false when the form has none of the fields. */
  const show = (found: FieldMessages, form: HTMLFormElement): boolean => {
    const first = [...form.elements].find((one) => one instanceof HTMLInputElement && found[one.name]);
    if (!(first instanceof HTMLElement)) return false;
    setErrors(found);
    first.focus();
    return true;
  };
  const send = async (form: HTMLFormElement): Promise<unknown> => {
    const { safeParse } = typeof schema === 'function' ? await schema() : schema;
    const parsed = safeParse({ ...readValues(form), ...fixed });
    if (!parsed.success) return show(toMessages(parsed.error), form);
    setErrors({});
    return action(parsed.data);
  };
  const { run, problem, isBusy } = useAction(send, show);

  const onSubmit = (event: React.FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    return run(event.currentTarget);
  };
  const field = (name: string): PlainField => ({
    name,
    error: errors[name],
    onInput: () =>
      setErrors((known) => {
        const { [name]: error, ...others } = known;
        return error === undefined ? known : others;
      }),
  });
  return { onSubmit, field, problem, isBusy };
}

function readValues(form: HTMLFormElement): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const one of form.elements)
    if (one instanceof HTMLInputElement && one.name !== '')
      values[one.name] = one.type === 'checkbox' ? one.checked : one.value;
  return values;
}

/** The first message of each field. */
function toMessages({ issues }: z.core.$ZodError): FieldMessages {
  const messages: Record<string, string> = {};
  for (const { path, message } of issues) messages[String(path[0])] ??= message;
  return messages;
}
