import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { remakePicture, toRefusal } from '../../server/avatar/picture.ts';
import type { AppError } from '../../server/errors.ts';
import { findPictureType } from '../../shared/picture.ts';
import { BLUE, drawPhoto, RED } from '../pictures.ts';

describe('a picture that could not be encoded again', () => {
  it('because it took too long may be sent again', async () => {
    const slow = sharp({ create: { width: 8000, height: 8000, channels: 3, background: 'red' } });
    const error = await slow.blur(300).timeout({ seconds: 1 }).png().toBuffer().catch(toRefusal);
    expect(error).toMatchObject({ code: 'unavailable', retryAfter: expect.any(Number) });
  });

  it('because it is unreadable may not be sent again', async () => {
    const error = await sharp(Buffer.from('a text')).toBuffer().catch(toRefusal);
    expect(error).toMatchObject({ code: 'invalid_input', retryAfter: undefined });
  });
});

/** A picture of noise, so that every byte contains some of its pixels. */
const noisy = (progressive: fc.Arbitrary<boolean>) =>
  fc
    .record({
      width: fc.integer({ min: 16, max: 120 }),
      height: fc.integer({ min: 16, max: 120 }),
      quality: fc.integer({ min: 30, max: 100 }),
      progressive,
      seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    })
    .map(({ width, height, seed, ...options }) => {
      let state = seed;
      const pixels = Buffer.alloc(width * height * 3).map(() => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        return state >> 16;
      });
      return sharp(pixels, { raw: { width, height, channels: 3 } })
        .jpeg(options)
        .toBuffer();
    });

describe('a truncated JPEG', () => {
  it('without its end marker is encoded like the whole one', async () => {
    await fc.assert(
      fc.asyncProperty(noisy(fc.boolean()), fc.integer({ min: 1, max: 2 }), async (drawn, cut) => {
        const whole = await drawn;
        const remade = await remakePicture(whole.subarray(0, whole.length - cut), 'image/jpeg');
        expect(remade).toEqual(await remakePicture(whole, 'image/jpeg'));
      }),
      { numRuns: 40 },
    );
  });

  it('without some pixels is refused, unless the crop removes them', async () => {
    const whole = await drawPhoto({ width: 120, height: 120, color: RED, top: BLUE });
    for (const part of [0.5, 0.9, 0.99])
      await expect(remakePicture(whole.subarray(0, whole.length * part), 'image/jpeg')).rejects.toMatchObject(
        { code: 'invalid_input' },
      );
    await fc.assert(
      fc.asyncProperty(
        noisy(fc.constant(false)),
        fc.double({ max: 1, min: 0, noNaN: true }),
        async (drawn, part) => {
          const whole = await drawn;
          const cut = whole.subarray(0, whole.length * part);
          const remade = await remakePicture(cut, 'image/jpeg').catch((error: AppError) => error.code);
          if (remade !== 'invalid_input') expect(remade).toEqual(await remakePicture(whole, 'image/jpeg'));
        },
      ),
      { numRuns: 40 },
    );
  });
});

it.each([
  ['image/jpeg', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['IMAGE/JPG; name=me.jpg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/gif', null],
  ['image/jpgx', null],
  ['jpg', null],
  ['', null],
])('a picture sent as %j is %j', (sent, type) => {
  expect(findPictureType(sent)).toBe(type);
});
