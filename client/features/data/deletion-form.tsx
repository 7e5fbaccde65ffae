import { z } from 'zod/mini';
import { toEmailForm } from '../../../shared/email-address.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { usePlainForm } from '../../api/use-plain-form.ts';
import { showPendingDeletion, useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { part } from '../../words/part.ts';

const words = part('data', 'deletion');

/**
 * The user has to type the account's address, so that nobody deletes an account by mistake, or deletes the wrong one.
 */
export function DeletionForm({ onCancel }: { onCancel: () => void }) {
  const { email } = useUser();
  const { mutateAsync: request } = trpc.account.requestDeletion.useMutation();
  const schema = z.object({
    email: z
      .string()
      .check(z.refine((typed) => toEmailForm(typed) === toEmailForm(email), words.wrong({ email }))),
  });
  const { onSubmit, field, problem, isBusy } = usePlainForm(schema, async () => {
    showPendingDeletion(await request());
    void queries.security.overview.invalidate();
  });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      {problem && <Alert {...problem} />}
      <TextField
        label={words.field}
        hint={words.hint({ email })}
        type="email"
        autoComplete="off"
        spellCheck={false}
        {...field('email')}
      />
      <ButtonRow>
        <Button type="submit" variant="danger" isBusy={isBusy}>
          {words.submit}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </form>
  );
}
