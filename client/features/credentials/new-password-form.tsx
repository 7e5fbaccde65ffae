import { resetPasswordSchema } from '../../../shared/link-input.ts';
import { isSpent } from '../../api/mail-link.ts';
import { resetPassword } from '../../api/more-auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { UserNameField } from '../../ui/user-name-field.tsx';
import { part } from '../../words/part.ts';

const words = part('choosePassword');
const fieldsWords = part('fields');

type NewPasswordFormProps = { email: string; token: string; onDone: () => void; onSpent: () => void };

/**
 * Sets a new password with a mail's link. `onSpent` runs when the link was used elsewhere meanwhile, or has expired.
 */
export function NewPasswordForm({ email, token, onDone, onSpent }: NewPasswordFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(
    resetPasswordSchema,
    async (input) => {
      try {
        await resetPassword(input);
      } catch (error) {
        if (!isSpent(error)) throw error;
        return onSpent();
      }
      onDone();
    },
    { token },
  );

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <UserNameField value={email} />
      <NewPasswordField
        label={fieldsWords.password}
        minLength={portalConfig.passwordMinLength}
        {...field('newPassword')}
      />
      <Button type="submit" isBusy={isBusy} className="w-full">
        {words.submit}
      </Button>
    </form>
  );
}
