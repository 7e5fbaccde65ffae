import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { signInSchema } from '../../../shared/credentials.ts';
import { signIn } from '../../api/auth.ts';
import { useSubmit } from '../../api/use-submit.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type SignInFormProps = { onSuccess: () => Promise<void>; forgot: ReactNode };

/** `forgot` leads to whoever does not know the password any more. */
export function SignInForm({ onSuccess, forgot }: SignInFormProps) {
  const form = useForm({
    resolver: standardSchemaResolver(signInSchema),
    defaultValues: { email: '', password: '', rememberMe: true },
  });
  const { onSubmit, problem, isBusy } = useSubmit(form, async (input) => {
    await signIn(input);
    await onSuccess();
  });
  const { errors } = form.formState;

  return (
    // The method keeps a password out of the address should the script fail.
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox label="Remember me" {...form.register('rememberMe')} />
        {forgot}
      </div>
      <Button type="submit" isBusy={isBusy} className="w-full">
        Sign in
      </Button>
    </form>
  );
}
