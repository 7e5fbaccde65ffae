import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type Crop, clampCrop, move, type Size } from './crop.ts';

/** An arrow key moves the picture by this fraction of the square's side. */
const STEP = 0.05;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

type Point = { x: number; y: number };
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Moves the picture under its frame with the mouse, a finger or the arrow keys, and zooms it with two fingers. */
export function useCropGestures(size: Size, onCrop: (change: (crop: Crop) => Crop) => void) {
  const fingers = useRef(new Map<number, Point>());

  const onPointerMove = ({ pointerId, clientX, clientY, currentTarget }: PointerEvent) => {
    const before = fingers.current.get(pointerId);
    if (!before) return;
    const now = { x: clientX, y: clientY };
    fingers.current.set(pointerId, now);
    const other = [...fingers.current].find(([id]) => id !== pointerId)?.[1];
    if (other) {
      const spread = distance(now, other) / Math.max(1, distance(before, other));
      onCrop((crop) => clampCrop(size, { ...crop, zoom: crop.zoom * spread }));
    } else {
      const shown = currentTarget.clientWidth;
      onCrop((crop) => move(size, crop, (before.x - now.x) / shown, (before.y - now.y) / shown));
    }
  };
  const release = ({ pointerId }: PointerEvent) => void fingers.current.delete(pointerId);

  return {
    onPointerDown: ({ pointerId, clientX, clientY, currentTarget }: PointerEvent) => {
      currentTarget.setPointerCapture(pointerId);
      fingers.current.set(pointerId, { x: clientX, y: clientY });
    },
    onPointerMove,
    onPointerUp: release,
    onPointerCancel: release,
    onKeyDown: (event: KeyboardEvent) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault(); // otherwise the page would scroll
      onCrop((crop) => move(size, crop, ...arrow));
    },
  };
}
