import { describeError } from '../../api/describe-error.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { showPendingDeletion } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { part } from '../../words/part.ts';

const words = part('data', 'pending');

/** Shows when the account will be purged, and a button that cancels the deletion. */
export function PendingDeletion({ purgeAt }: { purgeAt: string }) {
  const cancel = trpc.account.cancelDeletion.useMutation({
    onSuccess: () => {
      showPendingDeletion(null);
      void queries.security.overview.invalidate();
    },
  });

  return (
    <div className="space-y-3 rounded-box border border-danger bg-danger-soft p-4">
      <p>{words.text({ when: <ExactTime at={purgeAt} /> })}</p>
      {cancel.error && <Alert {...describeError(cancel.error)} title={words.failed} />}
      <Button variant="secondary" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
        {words.cancel}
      </Button>
    </div>
  );
}
