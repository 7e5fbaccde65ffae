import { useBlocker } from '@tanstack/react-router';
import { use, useEffect } from 'react';
import { unsaved as words } from '#messages/ui.ts';
import { useConfirmPopup } from './use-confirm-popup.ts';
import { WayOut } from './way-out.ts';

/** `onLeave`: what was typed is given up. */
type LeaveGuardProps = { isDirty: boolean; onLeave?: () => void };

/** A script that does not come is no reason to reload a page that somebody types in. */
const importNow = <Module,>(importer: () => Promise<Module>): Promise<Module> => importer();

/** Asks before a page is left with something typed and not sent. */
export function LeaveGuard({ isDirty, onLeave }: LeaveGuardProps) {
  const wayOut = use(WayOut);
  const { Popup, load } = useConfirmPopup(importNow);
  const blocker = useBlocker({
    // Without the dialog nobody is held back; while it comes everybody is.
    shouldBlockFn: async ({ next }) =>
      next.pathname !== wayOut &&
      (Popup !== undefined ||
        load().then(
          () => true,
          () => false,
        )),
    enableBeforeUnload: isDirty,
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
