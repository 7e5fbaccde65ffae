import { describeError } from '../../api/describe-error.ts';
import { toFailure } from '../../api/failure.ts';
import { Alert } from '../../ui/alert.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { useRevocation, useRevocationOfOthers } from './use-revocation.ts';

type DeviceOutcomeProps = {
  one: ReturnType<typeof useRevocation>;
  others: ReturnType<typeof useRevocationOfOthers>;
};

/** What came of the last deed on the list. */
export function DeviceOutcome({ one, others }: DeviceOutcomeProps) {
  const isGone = one.error !== null && toFailure(one.error).code === 'not_found';
  const error = (isGone ? null : one.error) ?? others.error;
  const done = others.isSuccess
    ? toSentence(others.data.revoked)
    : (one.isSuccess || isGone) && toSentence(1);

  return (
    <>
      {error && <Alert {...describeError(error)} title="Nothing was signed out." />}
      <p role="status" className="text-accent empty:hidden">
        {done && (
          <span className="flex gap-1.5">
            <Icon name="check" className="mt-0.5" />
            {done}
          </span>
        )}
      </p>
    </>
  );
}

const toSentence = (count: number) =>
  count === 1 ? 'Signed out of 1 other device.' : `Signed out of ${count} other devices.`;
