import { PICTURE_SIDE, type PictureType } from '../../shared/picture.ts';
import { AppError } from '../errors.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';

/** 512 KiB can be any number of pixels. This many take 2 s and 75 MB at worst: turned, with 16 bits a channel. A JPEG that was cut takes that twice. */
const PIXELS_MOST = 4096 * 4096;
/** Each scan of a JPEG is a pass over all its pixels: thousands fit into 512 KiB and take half a minute. Honest ones have ten. */
const SCANS_MOST = 100;
const START_OF_SCAN = Buffer.from([0xff, 0xda]);
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
/** Several times what the dearest picture within these bounds takes. */
const SECONDS_MOST = 10;
/** Of WebP, where a face shows no difference any more. */
const QUALITY = 82;

/**
 * One at a time: a second core is for those who ask who is calling. Each that waits is half a megabyte at most.
 * In milliseconds.
 */
const takeTurn = createConcurrencyLimiter({ places: 1, patience: 10_000, queueMost: 63 });

const UNREADABLE = 'This is not a picture that can be read. Send a whole PNG, JPEG or WebP file.';

/**
 * The picture anew: upright, square around its middle, WebP in sRGB, the first frame alone, and nothing
 * but pixels. What else the bytes held, places and other files among it, stays behind. Throws
 * `unsupported_media_type`, `invalid_input`, and `unavailable` when too many wait or the machine is too busy.
 */
export async function remakePicture(bytes: Buffer, type: PictureType): Promise<Buffer> {
  const found = findType(bytes);
  if (found === null) throw new AppError('invalid_input', { sentence: UNREADABLE });
  if (found !== type)
    throw new AppError('unsupported_media_type', { sentence: `This picture is ${found}, sent as ${type}.` });
  if (found === 'image/jpeg' && countScans(bytes) > SCANS_MOST)
    throw new AppError('invalid_input', { sentence: UNREADABLE });
  const sharp = await loadSharp();
  const remake = async (input: Buffer, failOn: 'error' | 'warning'): Promise<Buffer> => {
    const image = sharp(input, { limitInputPixels: PIXELS_MOST, failOn, autoOrient: true });
    const { width, height } = await image.metadata();
    const side = Math.min(PICTURE_SIDE, width, height);
    return image
      .resize(side, side, { fit: 'cover' })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS_MOST })
      .toBuffer();
  };
  return takeTurn(async () => {
    try {
      return await remake(bytes, 'error').catch((error: unknown) => {
        if (found !== 'image/jpeg' || !isCut(error)) throw error;
        // Some programs leave out the mark of a picture's end. With the mark put back, libjpeg only warns of missing
        // pixels, and would paint them grey. Half a mark may stay: any number of FF may precede it (ITU T.81 B.1.1.2).
        return remake(Buffer.concat([bytes, END_OF_IMAGE]), 'warning');
      });
    } catch (error) {
      throw toRefusal(error);
    }
  });
}

/** Whether the bytes ended before the picture did, in libvips's words. */
const isCut = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('premature end of JPEG image');

/** Whose fault it was: what a picture may cost is bounded before, so one that took too long met a busy machine. */
export const toRefusal = (error: unknown): AppError =>
  error instanceof Error && error.message.startsWith('timeout:')
    ? new AppError('unavailable', { cause: error })
    : new AppError('invalid_input', { cause: error, sentence: UNREADABLE });

/** At least as many as there are: in the pixels of a JPEG the mark cannot occur, in its metadata it may. */
function countScans(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) scans += 1;
  return scans;
}

/** What the bytes begin as, whatever they were called. */
function findType(bytes: Buffer): PictureType | null {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return /^RIFF.{4}WEBP$/s.test(head) ? 'image/webp' : null;
}

let loading: ReturnType<typeof load> | undefined;
/** Loaded when it is first needed: most processes never are sent a picture. */
const loadSharp = () => {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined; // next time perhaps
    throw new AppError('unavailable', { cause });
  });
  return loading;
};

async function load() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false); // no picture comes twice
  // Of its many readers, vectors and documents among them, those that are wanted.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Png', 'Jpeg', 'Webp'].map((format) => `VipsForeignLoad${format}Buffer`),
  });
  return sharp;
}
