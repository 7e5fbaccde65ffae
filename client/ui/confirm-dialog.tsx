import { useState } from 'react';
import { Button } from './button.tsx';
import { type Load, useConfirmPopup } from './use-confirm-popup.ts';

type ConfirmDialogProps = {
  /** The name of the action, on the button that opens the dialog and on the button that confirms. */
  action: string;
  /** The label of the button that cancels. */
  keep: string;
  isBusy: boolean;
  title: string;
  consequence: string;
  /** Loads the dialog, which is a tenth of a page's script, when it is about to be opened. */
  onLoad: Load;
  /** The dialog could not be loaded. */
  onFailed: (error: unknown) => void;
  onConfirm: () => void;
};

/** A button that asks for confirmation before its action. */
export function ConfirmDialog({ isBusy, onLoad, onFailed, onConfirm, ...popup }: ConfirmDialogProps) {
  const { Popup, load } = useConfirmPopup(onLoad);
  const [isOpen, setOpen] = useState(false);
  const ask = () => load().then(() => setOpen(true), onFailed);
  const confirm = () => {
    setOpen(false);
    onConfirm();
  };

  return (
    <>
      <Button variant="secondary" isBusy={isBusy} aria-haspopup="dialog" onClick={ask}>
        {popup.action}
      </Button>
      {Popup && <Popup {...popup} isOpen={isOpen} onConfirm={confirm} onCancel={() => setOpen(false)} />}
    </>
  );
}
