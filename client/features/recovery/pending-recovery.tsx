import { describeError } from '../../api/describe-error.ts';
import { queries, type RouterOutput, trpc } from '../../api/trpc.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { part } from '../../words/part.ts';

const words = part('recovery', 'pending');

export type Recovery = RouterOutput['security']['overview']['pendingRecoveries'][number];
type PendingRecoveryProps = Recovery & { onStopped: (kind: Recovery['kind']) => void };

/** Shows what the operator began for this account, and a button that stops it. */
export function PendingRecovery({ kind, newEmail, withPasskeys, readyAt, onStopped }: PendingRecoveryProps) {
  const stop = trpc.account.cancelRecovery.useMutation({
    onSuccess: () => {
      queries.security.overview.setData(
        undefined,
        (known) =>
          known && {
            ...known,
            pendingRecoveries: known.pendingRecoveries.filter((one) => one.kind !== kind),
          },
      );
      onStopped(kind);
    },
  });
  const time = <ExactTime at={readyAt} />;

  return (
    <div className="mb-8 space-y-3 rounded-box border border-danger bg-danger-soft p-4">
      <p className="wrap-anywhere">
        {kind === 'address'
          ? words.address({ email: newEmail ?? '', time })
          : words[withPasskeys ? 'secondFactorAndPasskeys' : 'secondFactor']({ time })}
      </p>
      <p>{words.advice}</p>
      {stop.error && <Alert {...describeError(stop.error)} title={words.failed} />}
      <Button variant="secondary" isBusy={stop.isPending} onClick={() => stop.mutate({ kind })}>
        {words.stop}
      </Button>
    </div>
  );
}
