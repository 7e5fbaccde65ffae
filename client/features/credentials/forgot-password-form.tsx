import { addressSchema } from '../../../shared/credentials.ts';
import { requestReset } from '../../api/auth.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const words = part('fields');
const forgotPasswordWords = part('forgotPassword');

type ForgotPasswordFormProps = { redirectTo: string | undefined; onSent: (email: string) => void };

export function ForgotPasswordForm({ redirectTo, onSent }: ForgotPasswordFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(addressSchema, async (input) => {
    await requestReset(input, redirectTo);
    onSent(input.email);
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={words.email}
        type="email"
        autoComplete="username"
        spellCheck={false}
        {...field('email')}
      />
      <Button type="submit" isBusy={isBusy} className="w-full">
        {forgotPasswordWords.submit}
      </Button>
    </form>
  );
}
