import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useEffect, useEffectEvent } from 'react';
import { useForm } from 'react-hook-form';
import { cancel, email as words } from '#messages/security.tsx';
import { changeEmailSchema } from '../../../shared/credentials.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { useSubmit } from '../../api/use-submit.ts';
import { ensureSamePerson } from '../../session/ensure-same-person.ts';
import { useUser } from '../../session/session-provider.tsx';
import { useStepUp } from '../../session/step-up.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keepEmailDraft, readEmailDraft } from './email-draft.ts';

type EmailFormProps = { onCancel: () => void; onDone: (email: string) => void };

export function EmailForm({ onCancel, onDone }: EmailFormProps) {
  const { id, emailVerified } = useUser();
  const withStepUp = useStepUp();
  const { mutateAsync: change } = trpc.account.changeEmail.useMutation();
  const form = useForm({
    resolver: standardSchemaResolver(changeEmailSchema),
    defaultValues: { email: readEmailDraft(id) },
  });
  const keep = useEffectEvent(() => {
    const hasEnded = !queries.session.current.getData();
    keepEmailDraft(id, hasEnded ? form.getValues('email') : '');
  });
  useEffect(() => () => keep(), []);
  const { onSubmit, problem, isBusy } = useSubmit(form, async (input) => {
    await ensureSamePerson(id);
    const { pending } = await withStepUp(() => change(input));
    queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: pending });
    onDone(pending.email);
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={words.field}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        hint={emailVerified ? words.toBoth : words.toNew}
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isBusy={isBusy}>
          {words.submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
