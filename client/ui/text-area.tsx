import type { ComponentProps } from 'react';
import { part } from '../words/part.ts';
import { Field, type FieldProps } from './field.tsx';

const words = part('ui');

const NEAR = 0.9; // of the limit; above this part screen readers announce the count

type TextAreaProps = FieldProps & ComponentProps<'textarea'> & { value: string; limit: number };

/** A field for longer text. It shows how many code points of `limit` are used, as the service counts them. */
export function TextArea({ label, hint, error, limit, ...textarea }: TextAreaProps) {
  const count = [...textarea.value].length;
  const counter = (
    <p aria-live={count >= limit * NEAR ? 'polite' : 'off'} className="shrink-0 tabular-nums">
      {words.countOf({ count, limit })}
    </p>
  );
  return (
    <Field label={label} hint={hint} error={error} aside={counter}>
      {(control) => <textarea rows={4} {...textarea} {...control} className="control resize-y" />}
    </Field>
  );
}
