import { type ReactNode, useId } from 'react';
import { FieldError } from './field-error.tsx';

export type FieldProps = { label: string; hint?: string | undefined; error?: string | undefined };

/** The props that connect a control to its label, hint and error. */
type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
};

/** The label, hint and error of one control. `aside` stands at the end of the hint's line. */
export function Field({
  label,
  hint,
  error,
  aside,
  children,
}: FieldProps & { aside?: ReactNode; children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {(hint || aside) && (
        <div className="mt-1.5 flex justify-between gap-4 text-muted text-sm">
          <p id={`${id}-hint`}>{hint}</p>
          {aside}
        </div>
      )}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
