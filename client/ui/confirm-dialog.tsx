import { useState } from 'react';
import { Button } from './button.tsx';
import { ConfirmPopup } from './confirm-popup.tsx';

type ConfirmDialogProps = {
  /** Names the deed: on the button that opens the dialog and on the one that does it. */
  action: string;
  /** On the button that doesn't. */
  keep: string;
  isBusy: boolean;
  title: string;
  consequence: string;
  onConfirm: () => void;
};

/** A button that asks before it does its deed. */
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
