import { type Crop, toSide } from './crop.ts';

/** Draws the crop onto a square canvas. Transparent pixels become white, as in the saved picture. */
export function drawCrop(onto: HTMLCanvasElement, picture: HTMLCanvasElement, crop: Crop): void {
  const context = onto.getContext('2d');
  if (!context) return;
  const side = toSide(picture, crop);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, onto.width, onto.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, onto.width, onto.height);
}
