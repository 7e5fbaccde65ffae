import { lazyImport } from '../../api/lazy-import.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { part } from '../../words/part.ts';

const words = part('picture', 'remove');

type RemoveButtonProps = { isBusy: boolean; onRemove: () => void; onFailed: (error: unknown) => void };

/** Removes the picture, after a dialog that says what happens then. */
export const RemoveButton = ({ isBusy, onRemove, onFailed }: RemoveButtonProps) => (
  <ConfirmDialog
    action={words.action}
    keep={words.keep}
    isBusy={isBusy}
    title={words.title}
    consequence={words.consequence}
    onLoad={lazyImport}
    onFailed={onFailed}
    onConfirm={onRemove}
  />
);
