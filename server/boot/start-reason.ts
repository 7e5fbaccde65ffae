/** Emscripten's numbers for system error codes: PGlite's file errors contain only these numbers. */
const EMSCRIPTEN_CODES: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  33: 'EMFILE',
  41: 'ENFILE',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

/** The system error code of an error, also when a driver wrapped it. */
export function findErrorCode(error: unknown): string | undefined {
  for (let current: unknown = error, depth = 0; isObject(current) && depth < 6; depth += 1) {
    const { code, errno, name } = current;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
    if (name === 'ErrnoError' && typeof errno === 'number') return EMSCRIPTEN_CODES[errno];
    current = current.cause;
  }
  return undefined;
}

// Emscripten's errors are not instances of `Error`.
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The driver's own message. The message of a failed query is not shown, because it quotes the query. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && !error.message.startsWith('Failed query')
    ? (error.message.split('\n')[0] ?? '')
    : 'no answer';
