import { PICTURE_MOST, PICTURE_SIDE } from '../../../shared/picture.ts';
import { ApiError } from '../../api/failure.ts';
import { type Crop, toSide } from './crop.ts';
import { drawCrop } from './draw-crop.ts';

/** WebP, or JPEG when the browser cannot write WebP. The lower quality is for pictures that are still too large. */
const ATTEMPTS = [
  ['image/webp', 0.9],
  ['image/jpeg', 0.9],
  ['image/jpeg', 0.6],
] as const;

/** Encodes the crop as a file that the service accepts. Throws ApiError. */
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
