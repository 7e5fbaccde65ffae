import type { ReactNode } from 'react';
import { type SecondFactor, signIn } from '../../api/auth.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';
import { loadSignInSchema } from './load-sign-in-schema.ts';

const fields = part('fields');
const words = part('signIn');

const load = () => void loadSignInSchema().catch(() => {}); // a submit tells what is wrong

type SignInFormProps = {
  /** Receives the second factors of which the user has to prove one first, if any. */
  onSuccess: (secondFactors: SecondFactor[] | null) => Promise<void>;
  forgot: ReactNode;
};

/** `forgot` is the link for people who do not know their password. */
export function SignInForm({ onSuccess, forgot }: SignInFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(loadSignInSchema, async (input) => {
    await onSuccess(await signIn(input));
  });

  return (
    // With `post`, a password does not get into the URL if the script fails.
    <form method="post" noValidate onSubmit={onSubmit} onFocus={load} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={fields.email}
        type="email"
        autoComplete="username webauthn"
        spellCheck={false}
        {...field('email')}
      />
      <PasswordField label={fields.password} autoComplete="current-password" {...field('password')} />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox label={words.rememberMe} name="rememberMe" defaultChecked />
        {forgot}
      </div>
      <Button type="submit" isBusy={isBusy} className="w-full">
        {words.submit}
      </Button>
    </form>
  );
}
