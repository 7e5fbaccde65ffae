import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useEffect, useEffectEvent } from 'react';
import { useForm } from 'react-hook-form';
import { changeEmailSchema } from '../../../shared/person-input.ts';
import { inFieldsOf } from '../../api/form-fields.ts';
import { queries } from '../../api/trpc.ts';
import { useAction } from '../../api/use-action.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';
import { keepEmailDraft, readEmailDraft } from './email-draft.ts';
import { useEmailChange } from './use-email-change.ts';

const words = part('security', 'email');
const securityWords = part('security');

type EmailFormProps = {
  /** The effect of the change, and the label of its button. */
  hint: string;
  submit: string;
  /** The address of a pending change. */
  replaces: string | undefined;
  onCancel: () => void;
  onDone: (email: string) => void;
};

export function EmailForm({ hint, submit, replaces, onCancel, onDone }: EmailFormProps) {
  const { id } = useUser();
  const change = useEmailChange();
  const form = useForm({
    resolver: standardSchemaResolver(changeEmailSchema),
    defaultValues: { email: readEmailDraft(id) },
  });
  const keep = useEffectEvent(() => {
    const hasEnded = !queries.session.current.getData();
    keepEmailDraft(id, hasEnded ? form.getValues('email') : '');
  });
  useEffect(() => () => keep(), []);
  const submitEmail = async ({ email }: { email: string }) => {
    await change(email);
    onDone(email);
  };
  const { run, problem, isBusy } = useAction(submitEmail, inFieldsOf(form));

  return (
    <form method="post" noValidate onSubmit={form.handleSubmit((input) => run(input))} className="space-y-5">
      {problem && <Alert {...problem} />}
      {replaces && <p className="wrap-anywhere">{words.replaces({ address: <bdi>{replaces}</bdi> })}</p>}
      <TextField
        label={words.field}
        type="email"
        autoComplete="email"
        spellCheck={false}
        hint={hint}
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <ButtonRow>
        <Button type="submit" isBusy={isBusy}>
          {submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {securityWords.cancel}
        </Button>
      </ButtonRow>
    </form>
  );
}
