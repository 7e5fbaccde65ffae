import { useBlocker } from '@tanstack/react-router';
import { use, useEffect } from 'react';
import { part } from '../words/part.ts';
import { mayLeave } from './leaving.ts';
import { SignOutPath } from './sign-out-path.ts';
import { useConfirmPopup } from './use-confirm-popup.ts';

const unsaved = part('ui', 'unsaved');

type LeaveGuardProps = {
  isDirty: boolean;
  /** Runs when the user gives up the typed values. */
  onLeave?: () => void;
  /** The question, when something else than typed values would be lost. */
  words?: Pick<typeof unsaved, 'title' | 'consequence' | 'leave' | 'keep'>;
};

/** When the script fails to load, this does not reload the page, because the user has typed something in it. */
const importNow = <Module,>(importer: () => Promise<Module>): Promise<Module> => importer();

/** Asks before the user leaves a page with typed values that were not sent. */
export function LeaveGuard({ isDirty, onLeave, words = unsaved }: LeaveGuardProps) {
  const signOutPath = use(SignOutPath);
  const { Popup, load } = useConfirmPopup(importNow);
  const blocker = useBlocker({
    // While the dialog loads, navigation is blocked. If it cannot load, navigation continues.
    shouldBlockFn: async ({ next }) =>
      next.pathname !== signOutPath &&
      (Popup !== undefined ||
        load().then(
          () => true,
          () => false,
        )),
    // Only typed values are put back after a change of the language.
    enableBeforeUnload: () => isDirty && !(mayLeave() && words === unsaved),
    disabled: !isDirty,
    withResolver: true,
  });

  useEffect(() => {
    if (isDirty) load().catch(() => {});
  }, [isDirty, load]);

  if (!Popup) return null;
  return (
    <Popup
      isOpen={blocker.status === 'blocked'}
      action={words.leave}
      keep={words.keep}
      title={words.title}
      consequence={words.consequence}
      onConfirm={() => {
        onLeave?.();
        blocker.proceed?.();
      }}
      onCancel={() => blocker.reset?.()}
    />
  );
}
