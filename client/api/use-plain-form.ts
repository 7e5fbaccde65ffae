import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod/mini';
import type { FieldMessages } from '../../shared/errors.ts';
import { releaseForm } from '../early/kept-form.ts';
import { type Description, describeError } from './describe-error.ts';

/** What a control of the form is given. */
type PlainField = { name: string; error: string | undefined; onInput: () => void };

/**
 * A form of a few native controls, checked when it is sent: what the pages before the account can afford. A form
 * library is an eighth of their script. Each error goes to its field, the first of them takes the focus, and what
 * was typed stays; anything else comes back as `problem`. `fixed` is sent along.
 */
export function usePlainForm<Schema extends z.ZodMiniType<object>>(
  schema: Schema,
  action: (output: z.output<Schema>) => Promise<void>,
  fixed: object = {},
) {
  const [errors, setErrors] = useState<FieldMessages>({});
  const [problem, setProblem] = useState<Description | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  useEffect(releaseForm, []);

  const send = async (form: HTMLFormElement): Promise<void> => {
    setProblem(null);
    const parsed = schema.safeParse({ ...readValues(form), ...fixed });
    if (!parsed.success) return show(form, toMessages(parsed.error));
    setErrors({});
    try {
      await action(parsed.data);
    } catch (error) {
      const description = describeError(error);
      const known = Object.entries(description.fields ?? {}).filter(([name]) => findControl(form, name));
      if (known.length > 0) show(form, Object.fromEntries(known));
      else setProblem(description);
    }
  };
  const show = (form: HTMLFormElement, found: FieldMessages) => {
    setErrors(found);
    const first = [...form.elements].find((one) => one instanceof HTMLInputElement && found[one.name]);
    if (first instanceof HTMLElement) first.focus();
  };

  const onSubmit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    setBusy(true);
    await send(event.currentTarget).finally(() => {
      running.current = false;
      setBusy(false);
    });
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

const findControl = (form: HTMLFormElement, name: string): boolean =>
  form.elements.namedItem(name) instanceof HTMLInputElement;

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
