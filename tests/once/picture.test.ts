import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toRefusal } from '../../server/avatar/picture.ts';

describe('a picture that was not made anew', () => {
  it('because it took too long may come again', async () => {
    const slow = sharp({ create: { width: 8000, height: 8000, channels: 3, background: 'red' } });
    const error = await slow.blur(300).timeout({ seconds: 1 }).png().toBuffer().catch(toRefusal);
    expect(error).toMatchObject({ code: 'unavailable', retryAfter: expect.any(Number) });
  });

  it('because it cannot be read may not', async () => {
    const error = await sharp(Buffer.from('a text')).toBuffer().catch(toRefusal);
    expect(error).toMatchObject({ code: 'invalid_input', retryAfter: undefined });
  });
});
