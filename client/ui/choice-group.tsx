import { type ReactNode, useId } from 'react';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';

/** A question with options. `aside` stands beside them, for a button that clears the answer. */
export function ChoiceGroup({
  label,
  hint,
  error,
  children,
  aside,
}: FieldProps & { children: ReactNode; aside?: ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <fieldset aria-describedby={described || undefined}>
      <legend className="font-medium">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-muted text-sm">
          {hint}
        </p>
      )}
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        {children}
        {aside}
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}
