import { type ComponentProps, useState } from 'react';
import { hint, strengths } from '#messages/new-password.ts';
import { Icon } from './icon.tsx';
import { PasswordField } from './password-field.tsx';
import { type Strength, toStrength } from './password-strength.ts';

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'autoComplete'> & {
  /** Code points. */
  minLength: number;
};

/** What else the form was given: an attacker would try it first. */
const othersIn = (form: HTMLFormElement | null): string[] =>
  [...(form?.elements ?? [])].flatMap((one) =>
    one instanceof HTMLInputElement &&
    ['text', 'email'].includes(one.type) &&
    one.autocomplete !== 'new-password'
      ? [one.value]
      : [],
  );

/** A password that is being chosen, and in words what it is worth so far. */
export function NewPasswordField({ minLength, onInput, ...field }: NewPasswordFieldProps) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const isGood = strength === 'strong' || strength === 'fair';

  return (
    <div>
      <PasswordField
        {...field}
        autoComplete="new-password"
        // UTF-16 units, where the rule counts code points: a password that will do has as many or more. Forms refuse
        // nothing by it (noValidate); managers read it. A maximum here would cut what is pasted.
        minLength={minLength}
        {...{ passwordrules: `minlength: ${minLength}; maxlength: 128` }} // what Apple's generator and others' read
        hint={hint(minLength)}
        onInput={(event) => {
          const { value, form } = event.currentTarget;
          setStrength(value === '' ? null : toStrength(value, minLength, othersIn(form)));
          onInput?.(event);
        }}
      />
      <p role="status" className={`text-sm ${isGood ? 'text-accent' : 'text-muted'}`}>
        {strength && !field.error && (
          <span className="mt-1.5 flex gap-1.5">
            <Icon name={isGood ? 'check' : 'info'} className="size-4.5" />
            {strengths[strength]}
          </span>
        )}
      </p>
    </div>
  );
}
