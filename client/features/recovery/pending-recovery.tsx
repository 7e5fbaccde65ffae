import { describeError } from '../../api/describe-error.ts';
import { queries, type RouterOutput, trpc } from '../../api/trpc.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { part } from '../../words/part.ts';

const words = part('recovery', 'pending');
const recovery = part('recovery');

/** An address as the service masks it: `a… at e…`, without letters that are no plain ones. */
const MASKED = /^(?<local>.?)… at (?<host>.?)…$/u;

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
          ? words.address({ email: toMasked(newEmail ?? ''), time })
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

/** The masked address in the language of the page. */
function toMasked(address: string): string {
  const { local = '', host = '' } = MASKED.exec(address)?.groups ?? {};
  return MASKED.test(address) ? recovery.masked({ local, host }) : address;
}
