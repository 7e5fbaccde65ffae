import type { ReactNode } from 'react';
import { passkeySignUpSchema } from '../../../shared/passkey-sign-up.ts';
import { signUpWithPasskey } from '../../api/passkey-sign-up.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { readSignUpDraft } from '../../session/sign-up-draft.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const fields = part('fields');
const words = part('passkeySignUp', 'start');

type PasskeySignUpFormProps = {
  redirectTo: string | undefined;
  onSent: (email: string) => void;
  /** The terms that the user accepts, above the button. */
  terms: ReactNode;
};

/** Asks for the mail that leads on to the passkey. */
export function PasskeySignUpForm({ redirectTo, onSent, terms }: PasskeySignUpFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(
    passkeySignUpSchema,
    async (input) => {
      await signUpWithPasskey(input);
      onSent(input.email);
    },
    { redirectTo },
  );

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={fields.name}
        autoComplete="name"
        dir="auto"
        defaultValue={readSignUpDraft('name')}
        {...field('name')}
      />
      <TextField
        label={fields.email}
        type="email"
        autoComplete="username"
        spellCheck={false}
        hint={words.hint}
        defaultValue={readSignUpDraft('email')}
        {...field('email')}
      />
      {terms}
      <Button type="submit" isBusy={isBusy} className="w-full">
        {words.submit}
      </Button>
    </form>
  );
}
