import { PICTURE_SIDE } from '../../../shared/picture.ts';
import { ZOOM_MOST } from './crop.ts';

/** Pixels of the shorter side that are of use, zoomed in all the way. */
const USEFUL = PICTURE_SIDE * ZOOM_MOST;
/** Pixels of a canvas's side that every browser still draws. */
const CANVAS_MOST = 8_192;

/** Some programs leave it out, and Chromium then refuses. If more is missing, people see that before they save. */
const END_OF_JPEG = new Uint8Array([0xff, 0xd9]);

const decode = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);

/**
 * A file as a picture to be cropped, upright and no larger than of use: a photo of 30 MB is half a gigabyte
 * of pixels, which each frame of a drag would go through. Null for what the browser cannot open.
 */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement | null> {
  const whole = (await decode(file)) ?? (await decode(new Blob([file, END_OF_JPEG])));
  if (!whole) return null;
  const { width, height } = whole;
  const scale = Math.min(1, USEFUL / Math.min(width, height), CANVAS_MOST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  }
  whole.close();
  return context && canvas;
}
