import { open } from 'node:fs/promises';
import { AppError } from '../errors.ts';

// Reads a file as text, part by part. What is not text is refused with the line where it begins, because a guess at its
// encoding would store wrong names.

const refuse = (sentence: string) => new AppError('invalid_input', { sentence });

const REASONS: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder',
};

/** The first bytes of files that people send unpacked by mistake. */
const PACKED: readonly [name: string, start: readonly number[]][] = [
  ['a gzip file: unpack it first, as with gunzip', [0x1f, 0x8b]],
  ['a zip file: unpack it first', [0x50, 0x4b, 0x03, 0x04]],
  ['in UTF-16: save it as UTF-8', [0xff, 0xfe]],
  ['in UTF-16: save it as UTF-8', [0xfe, 0xff]],
];

/** The bytes of a file, or of the standard input for `-`. Throws `invalid_input` for what cannot be read. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    if (path === '-') return yield* process.stdin as AsyncIterable<Buffer>;
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).isDirectory()) throw refuse(`${path} is a folder.`);
      yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw refuse(`${path} ${REASONS[code] ?? `cannot be read (${code})`}.`);
  }
}

/** The text of UTF-8 bytes, with or without a byte order mark. Throws `invalid_input` and names the line. */
export async function* toText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let isFirst = true;
  const decode = (part?: Buffer): string => {
    try {
      const text = part ? decoder.decode(part, { stream: true }) : decoder.decode();
      if (text.includes('\0'))
        throw refuse(`Line ${line + countBreaks(text.slice(0, text.indexOf('\0')))} holds a NUL character.`);
      return text;
    } catch (error) {
      if (error instanceof AppError) throw error;
      const place = part ? `near line ${line + countBreaks(toValidStart(part))}` : `at its end`;
      throw refuse(`The file is not UTF-8 ${place}. Is it complete, and saved as UTF-8?`);
    }
  };
  for await (const part of bytes) {
    const packed = isFirst && PACKED.find(([, start]) => start.every((byte, at) => part[at] === byte));
    if (packed) throw refuse(`The file is ${packed[0]}.`);
    isFirst = false;
    const text = decode(part);
    line += countBreaks(text);
    yield text;
  }
  yield decode();
}

const countBreaks = (text: string) => text.split('\n').length - 1;

/** The text before the first byte that is not UTF-8. */
function toValidStart(part: Buffer): string {
  const text = part.toString('utf8');
  const at = text.indexOf('\ufffd');
  return at < 0 ? text : text.slice(0, at);
}
