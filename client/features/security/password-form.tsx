import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { changePasswordSchema } from '../../../shared/person-input.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { changePassword } from '../../api/more-auth.ts';
import { portalConfig } from '../../api/portal-config.ts';
import { queries } from '../../api/trpc.ts';
import { useAction } from '../../api/use-action.ts';
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
  const form = useForm({
    resolver: standardSchemaResolver(changePasswordSchema),
    defaultValues: { currentPassword: '', newPassword: '' },
  });
  const submitPassword = async (input: Parameters<typeof change>[0]) => {
    await change(input);
    refreshMethods(); // trusted browsers end with the old password
    void queries.session.list.invalidate();
    onDone();
  };
  const { run, problem, isBusy } = useAction(submitPassword, inFieldsOf(form));
  const { errors } = form.formState;

  return (
    <form method="post" noValidate onSubmit={form.handleSubmit((input) => run(input))} className="space-y-5">
      {problem && <Alert {...problem} />}
      {cancels && <p className="wrap-anywhere">{words.cancels({ address: <bdi>{cancels}</bdi> })}</p>}
      <UserNameField value={email} />
      <PasswordField
        label={words.current}
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...form.register('currentPassword')}
      />
      <NewPasswordField
        label={words.next}
        minLength={portalConfig.passwordMinLength}
        error={errors.newPassword?.message}
        {...form.register('newPassword')}
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
