import type { ReactNode } from 'react';
import { signUpSchema } from '../../../shared/credentials.ts';
import { signUp } from '../../api/auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const fields = part('fields');
const words = part('signUp');

type SignUpFormProps = {
  redirectTo: string | undefined;
  onSuccess: (chosen: { email: string; password: string }) => Promise<void>;
  /** The link to the form without a password. */
  other: ReactNode;
  /** The terms that the user accepts, above the button. */
  terms: ReactNode;
};

export function SignUpForm({ redirectTo, onSuccess, other, terms }: SignUpFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(signUpSchema, async (input) => {
    await signUp(input, redirectTo);
    await onSuccess({ email: input.email, password: input.password });
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField label={fields.name} autoComplete="name" dir="auto" {...field('name')} />
      <TextField
        label={fields.email}
        type="email"
        autoComplete="username" // marks the sign-in name for managers (Chromium, 'Password Form Styles')
        spellCheck={false}
        {...field('email')}
      />
      <NewPasswordField
        label={fields.password}
        minLength={portalConfig.passwordMinLength}
        {...field('password')}
      />
      {terms}
      <Button type="submit" isBusy={isBusy} className="w-full">
        {words.submit}
      </Button>
      {other}
    </form>
  );
}
