import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export function TextField({ label, hint, error, ...input }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input type="text" {...input} {...control} className="control" />}
    </Field>
  );
}
