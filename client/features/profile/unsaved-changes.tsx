import { useEffect, useEffectEvent, useRef } from 'react';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { dropDraft, keepDraft } from './profile-draft.ts';
import type { ProfileValues } from './profile-values.ts';

type UnsavedChangesProps = {
  isDirty: boolean;
  personId: string;
  base: ProfileValues;
  getEdited: () => ProfileValues;
};

/** Asks before typed values are lost. When the session ends, a question would not help, so it keeps a draft instead. */
export function UnsavedChanges({ isDirty, personId, base, getEdited }: UnsavedChangesProps) {
  const isGivenUp = useRef(false);
  const keep = useEffectEvent(() => {
    if (isDirty && !isGivenUp.current) keepDraft(personId, base, getEdited());
  });
  useEffect(() => () => keep(), []);

  const giveUp = () => {
    isGivenUp.current = true;
    dropDraft();
  };
  return <LeaveGuard isDirty={isDirty} onLeave={giveUp} />;
}
