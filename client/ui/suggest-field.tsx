import { type ComponentProps, useId } from 'react';
import { Field, type FieldProps } from './field.tsx';

type SuggestFieldProps = FieldProps & ComponentProps<'input'> & { suggestions: readonly string[] };

/** Text with suggestions; anything may be typed. */
export function SuggestField({ label, hint, error, suggestions, ...input }: SuggestFieldProps) {
  const list = useId();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...input}
            {...control}
            list={list}
            className="control"
          />
          <datalist id={list}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
