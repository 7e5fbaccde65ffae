import { password } from '#messages/fields.ts';
import { hint } from '#messages/new-password.ts';
import { submit } from '#messages/reset-password.ts';
import { resetPasswordSchema } from '../../../shared/credentials.ts';
import { resetPassword } from '../../api/auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

export function NewPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(
    resetPasswordSchema,
    async (input) => {
      await resetPassword(input);
      onDone();
    },
    { token },
  );

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <PasswordField
        label={password}
        autoComplete="new-password"
        hint={hint(portalConfig.passwordMinLength)}
        {...field('newPassword')}
      />
      <Button type="submit" isBusy={isBusy} className="w-full">
        {submit}
      </Button>
    </form>
  );
}
