import { AlertDialog } from '@base-ui/react/alert-dialog';
import { cancel } from '#messages/ui.ts';
import { Button } from './button.tsx';
import { BACKDROP, POPUP } from './popup-class.ts';

type ConfirmPopupProps = {
  isOpen: boolean;
  /** Names the deed, on the button that does it. */
  action: string;
  title: string;
  consequence: string;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before a deed with a consequence: says it before the button that does it. */
export function ConfirmPopup({ isOpen, action, title, consequence, onConfirm, onCancel }: ConfirmPopupProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(opens) => !opens && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={POPUP}>
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{consequence}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Button variant="quiet" onClick={onCancel}>
              {cancel}
            </Button>
            <Button variant="danger" onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
