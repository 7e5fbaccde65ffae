import { AppError } from '../errors.ts';

/** Concurrent uploads of one user, from the first byte to the answer: one user cannot block the others. */
const UPLOADS_OF_ONE = 3;
/**
 * Bytes of all pictures that are still arriving. They are counted as they arrive, and for at most as long as a request
 * may take.
 */
const BYTES_MOST = 16 * 1024 * 1024;

type OnPiece = (size: number) => void;

/**
 * Limits the number and the memory of pictures that are still arriving. A picture enters the queue for re-encoding only
 * after all its bytes arrived. Throws `unavailable` for an upload above a limit.
 */
export function createUploadLimiter() {
  const perPerson = new Map<string, number>();
  let allBytes = 0;

  const count = (userId: string, step: 1 | -1) => {
    const theirs = (perPerson.get(userId) ?? 0) + step;
    if (theirs > 0) perPerson.set(userId, theirs);
    else perPerson.delete(userId);
  };

  const readCounted = async (read: (onPiece: OnPiece) => Promise<Buffer>): Promise<Buffer> => {
    let bytes = 0;
    try {
      return await read((size) => {
        if (allBytes + size > BYTES_MOST) throw tooMany();
        allBytes += size;
        bytes += size;
      });
    } finally {
      allBytes -= bytes;
    }
  };

  return async <Result>(
    userId: string,
    read: (onPiece: OnPiece) => Promise<Buffer>,
    work: (bytes: Buffer) => Promise<Result>,
  ): Promise<Result> => {
    if ((perPerson.get(userId) ?? 0) >= UPLOADS_OF_ONE) throw tooMany();
    count(userId, 1);
    try {
      return await work(await readCounted(read));
    } finally {
      count(userId, -1);
    }
  };
}

const tooMany = () => new AppError('unavailable', { detail: 'too many pictures at once' });
