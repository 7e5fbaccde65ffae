import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useForm } from 'react-hook-form';
import { resetPasswordSchema } from '../../../shared/credentials.ts';
import { resetPassword } from '../../api/auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { useSubmit } from '../../api/use-submit.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

export function NewPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const form = useForm({
    resolver: standardSchemaResolver(resetPasswordSchema),
    defaultValues: { token, newPassword: '' },
  });
  const { onSubmit, problem, isBusy } = useSubmit(form, async (input) => {
    await resetPassword(input);
    onDone();
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <PasswordField
        label="Password"
        autoComplete="new-password"
        hint={`At least ${portalConfig.passwordMinLength} characters. A few unrelated words make a good one.`}
        error={form.formState.errors.newPassword?.message}
        {...form.register('newPassword')}
      />
      <Button type="submit" isBusy={isBusy} className="w-full">
        Change password
      </Button>
    </form>
  );
}
