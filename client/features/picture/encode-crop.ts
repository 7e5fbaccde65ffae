import { PICTURE_MOST, PICTURE_SIDE } from '../../../shared/picture.ts';
import { ApiError } from '../../api/failure.ts';
import { type Crop, toSide } from './crop.ts';
import { drawCrop } from './draw-crop.ts';

/** WebP, or JPEG where the browser writes no WebP; the second quality is for what is too large in the first. */
const ATTEMPTS = [
  ['image/webp', 0.9],
  ['image/jpeg', 0.9],
  ['image/jpeg', 0.6],
] as const;

/** The square as a file that the service takes. Throws ApiError. */
export async function encodeCrop(picture: HTMLCanvasElement, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.min(PICTURE_SIDE, Math.round(toSide(picture, crop))));
  canvas.height = canvas.width;
  drawCrop(canvas, picture, crop);
  for (const [type, quality] of ATTEMPTS) {
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    if (file?.type === type && file.size <= PICTURE_MOST) return file;
  }
  throw new ApiError({ code: 'invalid_input' });
}
