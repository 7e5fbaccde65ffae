import { PICTURE_SIDE } from '../../../shared/picture.ts';
import { ZOOM_MOST } from './crop.ts';

/** Pixels. More than this on the shorter side is not visible, even at the maximum zoom. */
const USEFUL = PICTURE_SIDE * ZOOM_MOST;
/** Pixels. Every browser can draw a canvas of this side length. */
const CANVAS_MOST = 8_192;

/**
 * Some programs leave out this marker, and Chromium then refuses the file. If more is missing, the user sees it before
 * saving.
 */
const END_OF_JPEG = new Uint8Array([0xff, 0xd9]);

const decode = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);

/**
 * Decodes a file into a picture to crop, upright and not larger than needed. A 30 MB photo has half a gigabyte of
 * pixels, and each frame of a drag would process them all. Null when the browser cannot open the file.
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
