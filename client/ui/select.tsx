import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export function Select({ label, hint, error, children, ...select }: FieldProps & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select {...select} {...control} className="control">
          {children}
        </select>
      )}
    </Field>
  );
}
