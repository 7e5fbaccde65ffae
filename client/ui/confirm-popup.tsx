import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef } from 'react';
import { Button } from './button.tsx';
import { ButtonRow } from './button-row.tsx';
import { BACKDROP, POPUP } from './popup-class.ts';

type ConfirmPopupProps = {
  isOpen: boolean;
  /** The label of the button that confirms. */
  action: string;
  keep: string;
  title: string;
  consequence: string;
  onConfirm: () => void;
  onCancel: () => void;
};

/**
 * Asks before an action with consequences, and states them above the button that confirms. The cancel button has the
 * focus, so that an Enter key that is held too long confirms nothing.
 */
export function ConfirmPopup({
  isOpen,
  action,
  keep,
  title,
  consequence,
  onConfirm,
  onCancel,
}: ConfirmPopupProps) {
  const cancelButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(opens) => !opens && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={POPUP} initialFocus={cancelButton}>
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{consequence}</AlertDialog.Description>
          <div className="mt-6">
            <ButtonRow>
              <Button variant="danger" onClick={onConfirm}>
                {action}
              </Button>
              <Button ref={cancelButton} variant="quiet" onClick={onCancel}>
                {keep}
              </Button>
            </ButtonRow>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
