import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from './button.tsx';

type ConfirmDialogProps = {
  /** Names the deed: on the button that opens the dialog and on the one that does it. */
  action: string;
  isBusy: boolean;
  title: string;
  consequence: string;
  onConfirm: () => void;
};

/** A deed with a consequence: says it before the button that does it. */
export function ConfirmDialog({ action, isBusy, title, consequence, onConfirm }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger disabled={isBusy} render={<Button variant="secondary" isBusy={isBusy} />}>
        {action}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-20 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none" />
        <AlertDialog.Popup className="-translate-1/2 fixed top-1/2 left-1/2 z-20 w-[min(28rem,100%-2rem)] rounded-box border border-line bg-raised p-6 shadow-box outline-none">
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{consequence}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close render={<Button variant="quiet" />}>Cancel</AlertDialog.Close>
            <AlertDialog.Close render={<Button variant="danger" />} onClick={onConfirm}>
              {action}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
