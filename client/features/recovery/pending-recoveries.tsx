import { useState } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { part } from '../../words/part.ts';
import { PendingRecovery, type Recovery } from './pending-recovery.tsx';

const words = part('recovery', 'stopped');

/** Everything that the operator began for this account. */
export function PendingRecoveries({ recoveries }: { recoveries: readonly Recovery[] }) {
  const [stopped, setStopped] = useState<Recovery['kind']>();
  return (
    <>
      {stopped && <Notice takesFocus>{words[stopped]}</Notice>}
      {recoveries.map((recovery) => (
        <PendingRecovery key={recovery.kind} {...recovery} onStopped={setStopped} />
      ))}
    </>
  );
}
