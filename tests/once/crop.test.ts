import { describe, expect, it } from 'vitest';
import { clampCrop, move, toMiddle, toSide, ZOOM_MOST } from '../../client/features/picture/crop.ts';

const PHOTO = { width: 400, height: 300 };

describe('the part of a picture that is shown', () => {
  it('starts as the largest square in the middle', () => {
    expect(toMiddle(PHOTO)).toEqual({ x: 200, y: 150, zoom: 1 });
    expect(toSide(PHOTO, { zoom: 1 })).toBe(300);
    expect(toSide(PHOTO, { zoom: 2 })).toBe(150);
  });

  it.each([
    [
      { x: -50, y: 900, zoom: 1 },
      { x: 150, y: 150, zoom: 1 },
    ],
    [
      { x: 0, y: 0, zoom: 2 },
      { x: 75, y: 75, zoom: 2 },
    ],
    [
      { x: 999, y: 999, zoom: 99 },
      { x: 350, y: 250, zoom: ZOOM_MOST },
    ],
    [
      { x: 200, y: 150, zoom: 0.1 },
      { x: 200, y: 150, zoom: 1 },
    ],
  ])('stays inside the picture: %j becomes %j', (asked, given) => {
    expect(clampCrop(PHOTO, asked)).toEqual(given);
  });

  it('moves in proportion to its size, so that a drag follows the finger', () => {
    expect(move(PHOTO, { x: 200, y: 150, zoom: 2 }, 0.5, -0.25)).toEqual({ x: 275, y: 112.5, zoom: 2 });
    expect(move(PHOTO, toMiddle(PHOTO), 1, 1)).toEqual({ x: 250, y: 150, zoom: 1 });
  });
});
