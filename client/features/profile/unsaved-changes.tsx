import { useBlocker } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import * as words from '#messages/unsaved.ts';
import { pages } from '../../../shared/paths.ts';
import { useConfirmPopup } from '../../ui/use-confirm-popup.ts';
import { dropDraft, keepDraft } from './profile-draft.ts';
import type { ProfileValues } from './profile-values.ts';

type UnsavedChangesProps = {
  isDirty: boolean;
  personId: string;
  base: ProfileValues;
  getEdited: () => ProfileValues;
};

/** A script that does not come is no reason to reload a page that somebody types in. */
const importNow = <Module,>(importer: () => Promise<Module>): Promise<Module> => importer();

/** Asks before what was typed is lost; keeps it when the session ends, where asking would not help. */
export function UnsavedChanges({ isDirty, personId, base, getEdited }: UnsavedChangesProps) {
  const isGivenUp = useRef(false);
  const { Popup, load } = useConfirmPopup(importNow);
  const blocker = useBlocker({
    // Without the dialog nobody is held back: what was typed is kept then.
    shouldBlockFn: ({ next }) => Popup !== undefined && next.pathname !== pages.signIn,
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });

  const keep = useEffectEvent(() => {
    if (isDirty && !isGivenUp.current) keepDraft(personId, base, getEdited());
  });
  useEffect(() => () => keep(), []);
  useEffect(() => {
    if (isDirty) load().catch(() => {});
  }, [isDirty, load]);

  const leave = () => {
    isGivenUp.current = true;
    dropDraft();
    blocker.proceed?.();
  };

  if (!Popup) return null;
  return (
    <Popup
      isOpen={blocker.status === 'blocked'}
      action={words.leave}
      title={words.title}
      consequence={words.consequence}
      onConfirm={leave}
      onCancel={() => blocker.reset?.()}
    />
  );
}
