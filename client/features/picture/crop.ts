/** The visible square of a picture: its centre in the picture's pixels, and the zoom. */
export type Crop = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

export const ZOOM_MOST = 3;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** The length of the square's sides. */
export const toSide = ({ width, height }: Size, { zoom }: Pick<Crop, 'zoom'>): number =>
  Math.min(width, height) / zoom;

/** The largest square in the middle of the picture. */
export const toMiddle = ({ width, height }: Size): Crop => ({ x: width / 2, y: height / 2, zoom: 1 });

/** The nearest crop that lies inside the picture. */
export function clampCrop(size: Size, asked: Crop): Crop {
  const zoom = clamp(asked.zoom, 1, ZOOM_MOST);
  const half = toSide(size, { zoom }) / 2;
  return {
    zoom,
    x: clamp(asked.x, half, size.width - half),
    y: clamp(asked.y, half, size.height - half),
  };
}

/** Moves the crop by fractions of the square's side. */
export function move(size: Size, crop: Crop, across: number, down: number): Crop {
  const side = toSide(size, crop);
  return clampCrop(size, { ...crop, x: crop.x + across * side, y: crop.y + down * side });
}
