import { useState } from 'react';
import { stopped as words } from '#messages/recovery.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PendingRecovery, type Recovery } from './pending-recovery.tsx';

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
