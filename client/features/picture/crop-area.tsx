import { useEffect, useRef } from 'react';
import { part } from '../../words/part.ts';
import type { Crop } from './crop.ts';
import { drawCrop } from './draw-crop.ts';
import { useCropGestures } from './use-crop-gestures.ts';

const words = part('picture', 'crop');

/** Pixels of the canvas's side, enough for a high-resolution screen. */
const DRAWN = 640;

type CropAreaProps = {
  picture: HTMLCanvasElement;
  crop: Crop;
  onCrop: (change: (crop: Crop) => Crop) => void;
};

/**
 * Shows the round crop of the picture, with the cut-off parts around it. The user moves the picture under the frame.
 */
export function CropArea({ picture, crop, onCrop }: CropAreaProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const gestures = useCropGestures(picture, onCrop);

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);

  return (
    <div
      role="application"
      aria-label={words.area}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move what is in it
      tabIndex={0}
      className="relative mx-auto aspect-square w-full max-w-72 cursor-move touch-none overflow-hidden rounded-box"
      {...gestures}
    >
      <canvas ref={canvas} width={DRAWN} height={DRAWN} className="size-full" />
      <span className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_9rem_var(--veil)] forced-colors:border" />
    </div>
  );
}
