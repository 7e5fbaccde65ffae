import { useBlocker } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import * as words from '#messages/unsaved.ts';
import { pages } from '../../../shared/paths.ts';
import { ConfirmPopup } from '../../ui/confirm-popup.tsx';
import { dropDraft, keepDraft } from './profile-draft.ts';
import type { ProfileValues } from './profile-values.ts';

type UnsavedChangesProps = {
  isDirty: boolean;
  personId: string;
  base: ProfileValues;
  getEdited: () => ProfileValues;
};

/** Asks before what was typed is lost; keeps it when the session ends, where asking would not help. */
export function UnsavedChanges({ isDirty, personId, base, getEdited }: UnsavedChangesProps) {
  const isGivenUp = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => next.pathname !== pages.signIn,
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });

  const keep = useEffectEvent(() => {
    if (isDirty && !isGivenUp.current) keepDraft(personId, base, getEdited());
  });
  useEffect(() => () => keep(), []);

  const leave = () => {
    isGivenUp.current = true;
    dropDraft();
    blocker.proceed?.();
  };

  return (
    <ConfirmPopup
      isOpen={blocker.status === 'blocked'}
      action={words.leave}
      title={words.title}
      consequence={words.consequence}
      onConfirm={leave}
      onCancel={() => blocker.reset?.()}
    />
  );
}
