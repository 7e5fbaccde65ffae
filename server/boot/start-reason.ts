/** The numbers Emscripten gives the system's codes: PGlite's own file errors carry nothing else. */
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

/** The system's code of an error, wherever drivers wrapped it. */
export function findErrorCode(error: unknown): string | undefined {
  for (let current: unknown = error, depth = 0; isObject(current) && depth < 6; depth += 1) {
    const { code, errno, name } = current;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
    if (name === 'ErrnoError' && typeof errno === 'number') return EMSCRIPTEN_CODES[errno];
    current = current.cause;
  }
  return undefined;
}

// Emscripten's errors are no `Error`s.
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Drivers name the reason in their own words, a failed query would quote itself: only the former may be shown. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && !error.message.startsWith('Failed query')
    ? (error.message.split('\n')[0] ?? '')
    : 'no answer';
