import { type DragEvent, useRef, useState } from 'react';
import { PICTURE_TYPES } from '../../../shared/picture.ts';
import { describeError } from '../../api/describe-error.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { RemoveButton } from './remove-button.tsx';
import { useChosenPicture } from './use-chosen-picture.ts';
import { useRemovePicture } from './use-remove-picture.ts';

const words = part('picture');

/** Shows the user's picture, and lets the user change or remove it. */
export function PictureSection() {
  const { name, image } = useUser();
  const { chosen, problem, isOpening, open, close, fail } = useChosenPicture();
  const [done, setDone] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const remove = useRemovePicture(() => {
    setDone(words.removed);
    opener.current?.focus(); // the button disappeared with the picture
  });

  const choose = (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    setDone('');
    remove.reset();
    void open(file);
  };
  const startRemoving = () => {
    setDone('');
    fail(null);
    remove.mutate();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    choose(event.dataTransfer.files);
  };
  const error = problem ?? (remove.error && describeError(remove.error));

  return (
    <Section id="picture" title={words.title} intro={words.intro}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut of the button */}
      <div className="space-y-4" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
          <Avatar name={name} image={image} className="size-24 text-xl" />
          <div className="space-y-2">
            <div className="flex flex-wrap gap-3">
              <Button
                ref={opener}
                variant="secondary"
                isBusy={isOpening}
                onClick={() => input.current?.click()}
              >
                {words.choose}
              </Button>
              {image && <RemoveButton isBusy={remove.isPending} onRemove={startRemoving} onFailed={fail} />}
            </div>
            <p className="text-muted text-sm">
              {words.formats({ mouse: (text) => <span className="pointer-coarse:hidden">{text}</span> })}
            </p>
          </div>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept={PICTURE_TYPES.join()}
          onChange={({ currentTarget }) => {
            choose(currentTarget.files);
            currentTarget.value = ''; // so that the same file can be chosen again
          }}
        />
        {error && <Alert {...error} />}
        <Done>{done}</Done>
      </div>
      {chosen && (
        <chosen.Dialog
          picture={chosen.picture}
          opener={opener}
          onSaved={() => {
            close();
            setDone(words.saved);
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}
