import { confirmAddressSchema, resetPasswordSchema } from '../../../shared/link-input.ts';
import { isSpent, verifyEmail } from '../../api/mail-link.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { UserNameField } from '../../ui/user-name-field.tsx';
import { part } from '../../words/part.ts';

const byNewPassword = part('confirmByPassword', 'byNewPassword');
const byPassword = part('confirmByPassword', 'byPassword');
const words = part('fields');

type ConfirmAddressFormProps = {
  email: string;
  token: string;
  /** True when the user sets a new password, false when the user enters the account's password. */
  isNew: boolean;
  /** Receives the password, which can now sign in. */
  onDone: (password: string) => Promise<void>;
  onSpent: () => void;
};

/** Confirms an address with a mail's link when nobody is signed in as its user. */
export function ConfirmAddressForm({ email, token, isNew, onDone, onSpent }: ConfirmAddressFormProps) {
  const { onSubmit, field, problem, isBusy } = usePlainForm(
    isNew ? resetPasswordSchema : confirmAddressSchema,
    async (input) => {
      try {
        await verifyEmail(input);
      } catch (error) {
        if (!isSpent(error)) throw error;
        return onSpent();
      }
      await onDone('password' in input ? input.password : input.newPassword);
    },
    { token },
  );

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <UserNameField value={email} />
      {isNew ? (
        <NewPasswordField
          label={words.password}
          minLength={portalConfig.passwordMinLength}
          {...field('newPassword')}
        />
      ) : (
        <PasswordField label={words.password} autoComplete="current-password" {...field('password')} />
      )}
      <Button type="submit" isBusy={isBusy} className="w-full">
        {isNew ? byNewPassword.action : byPassword.action}
      </Button>
    </form>
  );
}
