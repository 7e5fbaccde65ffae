import { useState } from 'react';
import { Button } from './button.tsx';
import { ConfirmPopup } from './confirm-popup.tsx';

type ConfirmDialogProps = {
  /** The name of the action, on the button that opens the dialog and on the button that confirms. */
  action: string;
  /** The label of the button that cancels. */
  keep: string;
  isBusy: boolean;
  title: string;
  consequence: string;
  onConfirm: () => void;
};

/** A button that asks for confirmation before its action. */
export function ConfirmDialog({ isBusy, onConfirm, ...popup }: ConfirmDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const confirm = () => {
    setOpen(false);
    onConfirm();
  };

  return (
    <>
      <Button variant="secondary" isBusy={isBusy} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {popup.action}
      </Button>
      <ConfirmPopup {...popup} isOpen={isOpen} onConfirm={confirm} onCancel={() => setOpen(false)} />
    </>
  );
}
