import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from './button.tsx';

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
        <AlertDialog.Backdrop className="fixed inset-0 z-20 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none" />
        <AlertDialog.Popup className="-translate-1/2 fixed top-1/2 left-1/2 z-20 w-[min(28rem,100%-2rem)] rounded-box border border-line bg-raised p-6 shadow-box outline-none">
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{consequence}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Button variant="quiet" onClick={onCancel}>
              Cancel
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
