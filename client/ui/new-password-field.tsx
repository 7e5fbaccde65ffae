import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { PasswordField } from './password-field.tsx';
import { type Strength, toStrength } from './password-strength.ts';

const strengths = part('newPassword', 'strengths');
const words = part('newPassword');

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, 'hint' | 'autoComplete'> & {
  /** Code points. */
  minLength: number;
};

/** The other text values of the form. An attacker would try them first. */
const othersIn = (form: HTMLFormElement | null): string[] =>
  [...(form?.elements ?? [])].flatMap((one) =>
    one instanceof HTMLInputElement &&
    ['text', 'email'].includes(one.type) &&
    one.autocomplete !== 'new-password'
      ? [one.value]
      : [],
  );

/** The field for a new password, with an estimate of its strength in words. */
export function NewPasswordField({ minLength, onInput, ...field }: NewPasswordFieldProps) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const rate = ({ value, form }: HTMLInputElement) =>
    setStrength(value === '' ? null : toStrength(value, minLength, othersIn(form)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before this code was loaded
  useEffect(() => {
    const input = box.current?.querySelector('input');
    if (input) rate(input);
  }, []);
  const isGood = strength === 'strong' || strength === 'fair';

  return (
    <div ref={box}>
      <PasswordField
        {...field}
        autoComplete="new-password"
        // The attribute counts UTF-16 units, while the rule counts code points; a valid password has at least as many
        // units. Forms do not validate it (noValidate), but password managers read it. A maximum here would cut off
        // pasted text.
        minLength={minLength}
        {...{ passwordrules: `minlength: ${minLength}; maxlength: 128` }} // read by Apple's and other generators
        hint={words.hint({ minLength })}
        onInput={(event) => {
          rate(event.currentTarget);
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
