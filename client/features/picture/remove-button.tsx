import { useState } from 'react';
import { lazyImport } from '../../api/lazy-import.ts';
import { Button } from '../../ui/button.tsx';
import { useConfirmPopup } from '../../ui/use-confirm-popup.ts';
import { part } from '../../words/part.ts';

const words = part('picture', 'remove');

type RemoveButtonProps = { isBusy: boolean; onRemove: () => void; onFailed: (error: unknown) => void };

/** Removes the picture, after a dialog that says what happens then. */
export function RemoveButton({ isBusy, onRemove, onFailed }: RemoveButtonProps) {
  const { Popup, load } = useConfirmPopup(lazyImport);
  const [isOpen, setOpen] = useState(false);
  const ask = () => load().then(() => setOpen(true), onFailed);
  const confirm = () => {
    setOpen(false);
    onRemove();
  };

  return (
    <>
      <Button variant="secondary" isBusy={isBusy} aria-haspopup="dialog" onClick={ask}>
        {words.action}
      </Button>
      {Popup && <Popup {...words} isOpen={isOpen} onConfirm={confirm} onCancel={() => setOpen(false)} />}
    </>
  );
}
