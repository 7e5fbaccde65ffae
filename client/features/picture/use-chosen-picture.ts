import { type ComponentType, useState } from 'react';
import { type Description, describeError } from '../../api/describe-error.ts';
import { lazyImport } from '../../api/lazy-import.ts';
import { part } from '../../words/part.ts';
import { openPicture } from './open-picture.ts';
import type { PictureDialogProps } from './picture-dialog.tsx';

const words = part('picture');

type Chosen = { picture: HTMLCanvasElement; Dialog: ComponentType<PictureDialogProps> };

/** Opens a file, and loads the crop dialog only then, because few visitors of the page use it. */
export function useChosenPicture() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<Description | null>(null);
  const [isOpening, setOpening] = useState(false);

  const fail = (error: unknown) => setProblem(error === null ? null : describeError(error));

  const open = async (file: Blob): Promise<void> => {
    setProblem(null);
    setOpening(true);
    try {
      const [picture, { PictureDialog }] = await Promise.all([
        openPicture(file),
        lazyImport(() => import('./picture-dialog.tsx')),
      ]);
      if (picture) setChosen({ picture, Dialog: PictureDialog });
      else setProblem({ message: words.unreadable });
    } catch (error) {
      fail(error);
    }
    setOpening(false);
  };

  return { chosen, problem, isOpening, open, close: () => setChosen(null), fail };
}
