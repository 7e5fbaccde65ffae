import { DrizzleQueryError } from 'drizzle-orm';
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

type LoggedError = { type: string; message: string; code?: string; stack?: string; cause?: LoggedError };

/**
 * An error as the log may hold it. A failed query's own message carries its parameters, tokens and
 * hashes among them, so only its cause speaks; stacks are kept without their first line for the
 * same reason. JSON encoding keeps line breaks in input from forging a line.
 */
function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const failedQuery = error instanceof DrizzleQueryError;
  const logged: LoggedError = {
    type: error.name,
    message: failedQuery ? 'a query failed' : error.message,
  };
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') logged.code = code;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  if (frames && depth === 0) logged.stack = frames.join('\n');
  if (error.cause !== undefined && depth < 4) logged.cause = toLoggedError(error.cause, depth + 1);
  return logged;
}

const UNWRITTEN_MOST = 1024 * 1024; // characters kept while stdout takes none; what is above is dropped

/** Stdout. A disk that is full, or a pipe that is closed, must not end the process. */
function createStdout(): DestinationStream {
  const stdout = pino.destination({ dest: 1, sync: true, maxLength: UNWRITTEN_MOST });
  stdout.on('error', () => {});
  return stdout;
}

/** JSON lines on stdout, or wherever a test wants to read them. */
export function createLog(destination: DestinationStream = createStdout()): Log {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: (error: unknown) => toLoggedError(error) },
    },
    destination,
  );
}
