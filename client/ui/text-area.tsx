import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export function TextArea({ label, hint, error, ...textarea }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <textarea rows={4} {...textarea} {...control} className="control resize-y" />}
    </Field>
  );
}
