import type { Session } from '../../../shared/session.ts';
import { describeError } from '../../api/describe-error.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { useEndOthers } from '../../session/use-end-others.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';

const words = part('securing', 'endOthers');

type EndOthersProps = {
  others: Session[];
  /** The session that the user did not recognise, if it is still live. */
  suspect: Session | undefined;
  onDone: () => void;
};

export function EndOthers({ others, suspect, onDone }: EndOthersProps) {
  const end = useEndOthers();
  return (
    <>
      <p className="text-muted">{describe(others.length, suspect)}</p>
      {end.error && <Alert {...describeError(end.error)} title={words.failed} />}
      <Button isBusy={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: onDone })}>
        {words.action}
      </Button>
    </>
  );
}

function describe(count: number, suspect: Session | undefined): string {
  if (!suspect) return words.all({ count });
  const device = toDeviceLabel(suspect.device);
  return count === 1 ? words.one({ device }) : words.oneAndAll({ device, count: count - 1 });
}
