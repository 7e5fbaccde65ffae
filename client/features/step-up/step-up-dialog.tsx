import { Dialog } from '@base-ui/react/dialog';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useForm } from 'react-hook-form';
import { password } from '#messages/fields.ts';
import * as words from '#messages/step-up.ts';
import { stepUpSchema } from '../../../shared/person-input.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { trpc } from '../../api/trpc.ts';
import { useAction } from '../../api/use-action.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { BACKDROP, POPUP } from '../../ui/popup-class.ts';
import { UserNameField } from '../../ui/user-name-field.tsx';

export type StepUpDialogProps = {
  /** The interrupted call. */
  call: string;
  onProved: () => void;
  onDeclined: () => void;
};

/** Asks for the password again. The interrupted call then continues by itself. */
export function StepUpDialog({ call, onProved, onDeclined }: StepUpDialogProps) {
  const { email } = useUser();
  const { mutateAsync: stepUp } = trpc.security.stepUp.useMutation();
  const form = useForm({
    resolver: standardSchemaResolver(stepUpSchema),
    defaultValues: { password: '' },
  });
  const prove = async (input: Parameters<typeof stepUp>[0]) => {
    await stepUp(input);
    onProved();
  };
  const { run, problem, isBusy } = useAction(prove, inFieldsOf(form));

  return (
    <Dialog.Root open onOpenChange={(opens) => !opens && onDeclined()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={POPUP}>
          <Dialog.Title className="font-semibold text-lg">{words.titles[call] ?? words.title}</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">{words.intro}</Dialog.Description>
          <form
            method="post"
            noValidate
            onSubmit={form.handleSubmit((input) => run(input))}
            className="mt-5 space-y-5"
          >
            {problem && <Alert {...problem} />}
            <UserNameField value={email} />
            <PasswordField
              label={password}
              autoComplete="current-password"
              error={form.formState.errors.password?.message}
              {...form.register('password')}
            />
            <ButtonRow>
              <Button type="submit" isBusy={isBusy}>
                {words.confirm}
              </Button>
              <Button variant="quiet" onClick={onDeclined}>
                {words.cancel}
              </Button>
            </ButtonRow>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
