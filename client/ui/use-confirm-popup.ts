import { useCallback, useState } from 'react';
import type { ConfirmPopup } from './confirm-popup.tsx';

/** Loads a script on demand. */
export type Load = <Module>(importer: () => Promise<Module>) => Promise<Module>;

/**
 * The dialog that asks for confirmation. Its script, shared by all dialogs, is a tenth of a page's script. It loads
 * when the dialog is about to be needed; before that the dialog is undefined.
 */
export function useConfirmPopup(onLoad: Load) {
  const [Popup, setPopup] = useState<typeof ConfirmPopup>();
  const load = useCallback(async () => {
    const module = await onLoad(() => import('./confirm-popup.tsx'));
    setPopup(() => module.ConfirmPopup);
  }, [onLoad]);
  return { Popup, load };
}
