import { type ComponentProps, useId } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

type SuggestFieldProps = FieldProps &
  ComponentProps<'input'> & {
    suggestions: readonly string[];
    /** The text shown beside a suggestion. */
    nameOf?: ((suggestion: string) => string) | undefined;
  };

/** A text field with suggestions. Any text is allowed. */
export function SuggestField({ label, hint, error, suggestions, nameOf, ...input }: SuggestFieldProps) {
  const list = useId();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...input}
            {...control}
            list={list}
            className="control pe-10 [&::-webkit-calendar-picker-indicator]:opacity-0"
          />
          {/* Replaces the browser's own arrow, which appears only on hover, or not at all. */}
          <Icon name="chevron" className="pointer-events-none absolute inset-y-0 end-3 my-auto text-muted" />
          <datalist id={list}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} label={nameOf?.(suggestion)} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
