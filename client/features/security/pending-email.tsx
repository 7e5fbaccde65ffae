import { pendingEmail as words } from '#messages/security.tsx';
import { describeError } from '../../api/describe-error.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';

type PendingEmailProps = { email: string; expiresAt: string; onCancelled: (what: string) => void };

/** An address that waits to be confirmed. */
export function PendingEmail({ email, expiresAt, onCancelled }: PendingEmailProps) {
  const cancel = trpc.account.cancelEmailChange.useMutation({
    onSuccess: () => {
      queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: null });
      onCancelled(words.cancelled);
    },
  });

  return (
    <div className="space-y-3 rounded-box bg-accent-soft p-4">
      <p className="wrap-anywhere">
        {words.text(<strong className="font-medium">{email}</strong>, <ExactTime at={expiresAt} />)}
      </p>
      {cancel.error && <Alert {...describeError(cancel.error)} />}
      <Button variant="secondary" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
        {words.cancel}
      </Button>
    </div>
  );
}
