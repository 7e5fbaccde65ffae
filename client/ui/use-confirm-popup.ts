import { useCallback, useState } from 'react';
import type { ConfirmPopup } from './confirm-popup.tsx';

/** Fetches a script when it is asked for. */
type Load = <Module>(importer: () => Promise<Module>) => Promise<Module>;

/**
 * The dialog that asks before a deed, with the script of all dialogs, a tenth of a page: fetched when it is
 * about to be needed, undefined before.
 */
export function useConfirmPopup(onLoad: Load) {
  const [Popup, setPopup] = useState<typeof ConfirmPopup>();
  const load = useCallback(async () => {
    const module = await onLoad(() => import('./confirm-popup.tsx'));
    setPopup(() => module.ConfirmPopup);
  }, [onLoad]);
  return { Popup, load };
}
