import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

type Color = { r: number; g: number; b: number };
export const RED = { r: 220, g: 30, b: 30 };
export const BLUE = { r: 30, g: 30, b: 220 };

/** A picture of one colour; its upper half can have another colour. */
export function drawPicture({ width = 640, height = 480, color = RED, top = color }: Partial<Drawing> = {}) {
  const paint = ({ r, g, b }: Color) => Buffer.alloc((width * height * 3) / 2, Buffer.from([r, g, b]));
  return sharp(Buffer.concat([paint(top), paint(color)]), { raw: { width, height, channels: 3 } });
}
type Drawing = { width: number; height: number; color: Color; top: Color };

/** A photo as a phone takes it: rotated, with the place and time of the photo in its metadata. */
export const drawPhoto = (drawing?: Partial<Drawing>, orientation = 1): Promise<Buffer> =>
  drawPicture(drawing)
    .withExif({
      IFD0: { Copyright: 'private-copyright', Model: 'Phone 9' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSLongitudeRef: 'W' },
    })
    .withIccProfile('p3')
    .withMetadata({ orientation })
    .jpeg({ quality: 90 })
    .toBuffer();

/** The approximate colour at a place of the picture. */
export async function colorAt(picture: Uint8Array, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const { data } = await sharp(picture)
    .extract({ left: x, top: y, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [r = 0, , b = 0] = data;
  if (r > 180 && b < 90) return 'red';
  return b > 180 && r < 90 ? 'blue' : 'other';
}

/** A progressive JPEG of 8 × 8 pixels with `count` scans. Each scan covers all pixels. */
export function makeScans(count: number): Buffer {
  const zeros = (length: number) => Array<number>(length).fill(0);
  const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
  const toTable = (kind: number) => segment(0xc4, kind, 1, ...zeros(16)); // one code of one bit, for zero
  const toScan = (first: number, last: number) => [...segment(0xda, 1, 1, 0, first, last, 0), 0x7f];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xdb, 0, ...zeros(64).fill(1)),
    ...segment(0xc2, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
    ...[...toTable(0x00), ...toTable(0x10)],
    ...toScan(0, 0),
    ...Array.from({ length: count - 1 }, () => toScan(1, 63)).flat(),
    ...[0xff, 0xd9],
  ]);
}

/** A PNG of a few kilobytes that would decode to gigabytes of pixels. */
export function makeBomb(side = 20_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit of grey per pixel
  const pixels = deflateSync(Buffer.alloc(side * (1 + side / 8)), { level: 9 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    toChunk('IHDR', header),
    toChunk('IDAT', pixels),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

function toChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return chunk;
}

/** The checksum of PNG (ISO/IEC 15948 annex D). Node has its own function from version 22 on. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
