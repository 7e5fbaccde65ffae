import { PICTURE_SIDE, type PictureType } from '../../shared/picture.ts';
import { AppError } from '../errors.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';

/**
 * 512 KiB can hold any number of pixels. This many take 2 s and 75 MB in the worst case, a rotated picture with 16 bits
 * per channel. A truncated JPEG takes that twice.
 */
const PIXELS_MOST = 4096 * 4096;
/**
 * Each scan of a JPEG is a pass over all its pixels. Thousands of scans fit into 512 KiB and take half a minute.
 * Ordinary JPEGs have ten.
 */
const SCANS_MOST = 100;
const START_OF_SCAN = Buffer.from([0xff, 0xda]);
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
/** Several times the duration of the most expensive picture within these limits. */
const SECONDS_MOST = 10;
/** WebP quality at which a face shows no visible difference. */
const QUALITY = 82;

/**
 * One picture at a time: a second core stays free for requests that ask 'who is this?'. A waiting picture holds at most
 * half a megabyte. `patience` is in milliseconds.
 */
const takeTurn = createConcurrencyLimiter({ places: 1, patience: 10_000, queueMost: 63 });

const UNREADABLE = 'This is not a picture that can be read. Send a whole PNG, JPEG or WebP file.';

/**
 * Re-encodes a picture: upright, cropped to a square around its middle, WebP in sRGB, only the first frame, and nothing
 * but pixels. Everything else in the bytes, such as locations and other files, is dropped. Throws
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
        // Some programs omit the end marker of a JPEG. After the marker is appended, libjpeg only warns of missing
        // pixels and would paint them grey; `failOn: 'warning'` refuses such a picture. Half a marker may stand before
        // the appended one: any number of FF bytes may precede a marker (ITU T.81 B.1.1.2).
        return remake(Buffer.concat([bytes, END_OF_IMAGE]), 'warning');
      });
    } catch (error) {
      throw toRefusal(error);
    }
  });
}

/** True for libvips's error about bytes that end before the picture does. */
const isCut = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('premature end of JPEG image');

/**
 * The refusal for an error. The costs of a picture are limited before, so a timeout means that the machine is busy
 * (`unavailable`). Any other error means that the picture is unreadable.
 */
export const toRefusal = (error: unknown): AppError =>
  error instanceof Error && error.message.startsWith('timeout:')
    ? new AppError('unavailable', { cause: error })
    : new AppError('invalid_input', { cause: error, sentence: UNREADABLE });

/** An upper bound of the scans: the marker cannot occur in the pixels of a JPEG, but it may in its metadata. */
function countScans(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) scans += 1;
  return scans;
}

/** The type by the first bytes, whatever type the caller sent. */
function findType(bytes: Buffer): PictureType | null {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return /^RIFF.{4}WEBP$/s.test(head) ? 'image/webp' : null;
}

let loading: ReturnType<typeof load> | undefined;
/** Loads sharp at its first use: most processes never receive a picture. */
const loadSharp = () => {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined; // the next call tries again
    throw new AppError('unavailable', { cause });
  });
  return loading;
};

async function load() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false); // no picture arrives twice
  // libvips has many loaders, also for vector graphics and documents. Only the three needed ones stay enabled.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Png', 'Jpeg', 'Webp'].map((format) => `VipsForeignLoad${format}Buffer`),
  });
  return sharp;
}
