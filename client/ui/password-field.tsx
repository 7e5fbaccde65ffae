import { type ComponentProps, useState } from 'react';
import { part } from '../words/part.ts';
import { Field, type FieldProps } from './field.tsx';

const words = part('ui');

export function PasswordField({ label, hint, error, ...input }: FieldProps & ComponentProps<'input'>) {
  const [isShown, setShown] = useState(false);

  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className="control pe-18"
          />
          <button
            type="button"
            aria-controls={control.id}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-1 end-1 w-15 rounded-box text-center font-medium text-muted text-sm hover:text-ink"
          >
            {words[isShown ? 'hide' : 'show']({
              hidden: (text) => <span className="sr-only">{text}</span>,
            })}
          </button>
        </div>
      )}
    </Field>
  );
}
