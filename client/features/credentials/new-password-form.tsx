import { password } from '#messages/fields.ts';
import { submit } from '#messages/reset-password.ts';
import { resetPasswordSchema } from '../../../shared/credentials.ts';
import { resetPassword } from '../../api/auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';

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
      <NewPasswordField
        label={password}
        minLength={portalConfig.passwordMinLength}
        {...field('newPassword')}
      />
      <Button type="submit" isBusy={isBusy} className="w-full">
        {submit}
      </Button>
    </form>
  );
}
