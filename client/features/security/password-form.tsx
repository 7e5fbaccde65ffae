import { useMutation } from '@tanstack/react-query';
import { changePasswordSchema } from '../../../shared/person-input.ts';
import { changePassword } from '../../api/more-auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { queries } from '../../api/trpc.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { UserNameField } from '../../ui/user-name-field.tsx';
import { part } from '../../words/part.ts';
import { refreshMethods } from './use-methods-change.ts';

const words = part('security', 'password');
const securityWords = part('security');

type PasswordFormProps = {
  submit?: string;
  /** The address of a pending change that a new password cancels. */
  cancels?: string | undefined;
  onCancel?: () => void;
  onDone: () => void;
};

export function PasswordForm({ submit = words.submit, cancels, onCancel, onDone }: PasswordFormProps) {
  const { email } = useUser();
  // A mutation, so that events that arrive meanwhile wait for the new cookie.
  const { mutateAsync: change } = useMutation({ mutationFn: changePassword });
  const { onSubmit, field, problem, isBusy } = usePlainForm(changePasswordSchema, async (input) => {
    await change(input);
    refreshMethods(); // trusted browsers end with the old password
    void queries.session.list.invalidate();
    onDone();
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      {cancels && <p className="wrap-anywhere">{words.cancels({ address: <bdi>{cancels}</bdi> })}</p>}
      <UserNameField value={email} />
      <PasswordField label={words.current} autoComplete="current-password" {...field('currentPassword')} />
      <NewPasswordField
        label={words.next}
        minLength={portalConfig.passwordMinLength}
        {...field('newPassword')}
      />
      <ButtonRow>
        <Button type="submit" isBusy={isBusy}>
          {submit}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {securityWords.cancel}
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}
