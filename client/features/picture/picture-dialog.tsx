import { Dialog } from '@base-ui/react/dialog';
import { type RefObject, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Field } from '../../ui/field.tsx';
import { BACKDROP, POPUP } from '../../ui/popup-class.ts';
import { part } from '../../words/part.ts';
import { clampCrop, toMiddle, ZOOM_MOST } from './crop.ts';
import { CropArea } from './crop-area.tsx';
import { describePictureError } from './describe-picture-error.ts';
import { encodeCrop } from './encode-crop.ts';
import { useSavePicture } from './use-save-picture.ts';

const words = part('picture', 'crop');

export type PictureDialogProps = {
  picture: HTMLCanvasElement;
  /** Receives the focus after the dialog closes. */
  opener: RefObject<HTMLElement | null>;
  onSaved: () => void;
  onClose: () => void;
};

/** Lets the user choose the visible part of a picture, and saves it. */
export function PictureDialog({ picture, opener, onSaved, onClose }: PictureDialogProps) {
  const [crop, setCrop] = useState(() => toMiddle(picture));
  const save = useSavePicture(() => encodeCrop(picture, crop), onSaved);

  return (
    <Dialog.Root
      open
      disablePointerDismissal // a drag may end outside the dialog
      onOpenChange={(opens) => !opens && !save.isPending && onClose()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className={POPUP} finalFocus={opener}>
          <Dialog.Title className="font-semibold text-lg">{words.title}</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">{words.intro}</Dialog.Description>
          <div className="mt-5 space-y-5">
            <CropArea picture={picture} crop={crop} onCrop={setCrop} />
            <Field label={words.zoom}>
              {(control) => (
                <input
                  {...control}
                  type="range"
                  min={1}
                  max={ZOOM_MOST}
                  step={0.05}
                  value={crop.zoom}
                  onChange={({ currentTarget }) =>
                    setCrop(clampCrop(picture, { ...crop, zoom: Number(currentTarget.value) }))
                  }
                  className="h-11 w-full accent-accent"
                />
              )}
            </Field>
            {save.error && <Alert {...describePictureError(save.error)} />}
            <ButtonRow>
              <Button isBusy={save.isPending} onClick={() => save.mutate()}>
                {words.save}
              </Button>
              <Button variant="quiet" onClick={onClose}>
                {words.cancel}
              </Button>
            </ButtonRow>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
