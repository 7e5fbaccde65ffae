import { type ComponentProps, useId } from 'react';
import { Field, type FieldProps } from './field.tsx';

type SuggestFieldProps = FieldProps &
  ComponentProps<'input'> & {
    suggestions: readonly string[];
    /** What is shown beside a suggestion. */
    nameOf?: ((suggestion: string) => string) | undefined;
  };

/** Text with suggestions; anything may be typed. */
export function SuggestField({ label, hint, error, suggestions, nameOf, ...input }: SuggestFieldProps) {
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
              <option key={suggestion} value={suggestion} label={nameOf?.(suggestion)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
