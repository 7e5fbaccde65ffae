import { DrizzleQueryError } from 'drizzle-orm';
import { type DestinationStream, type Logger, pino } from 'pino';
import { AppError } from './errors.ts';
import { escapeCommands } from './terminal-text.ts';

export type Log = Logger;

type LoggedError = {
  type: string;
  message: string;
  code?: string;
  detail?: string;
  stack?: string;
  cause?: LoggedError;
};

/**
 * An error in the form that may be logged. The message of a failed query contains its parameters, among them tokens
 * and hashes, so the log keeps only the message of its cause, unless that quotes data too. For the same reason it omits
 * the message at the start of a stack. JSON encoding prevents line breaks in input from forging a log line.
 */
function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const code: unknown = Reflect.get(error, 'code');
  const logged: LoggedError = { type: error.name, message: toMessage(error, code) };
  if (typeof code === 'string') logged.code = code;
  // Only our own details: a detail of PostgreSQL contains values of a row.
  if (error instanceof AppError && error.detail !== undefined) logged.detail = error.detail;
  if (error.stack !== undefined && depth === 0) logged.stack = toFrames(error.stack, error.message);
  if (error.cause !== undefined && depth < 4) logged.cause = toLoggedError(error.cause, depth + 1);
  return logged;
}

/** SQLSTATE class of data that do not fit (PostgreSQL appendix A). */
const DATA_FAULT = /^22[0-9A-Z]{3}$/;

function toMessage(error: Error, code: unknown): string {
  if (error instanceof DrizzleQueryError) return 'a query failed';
  // Messages of both quote the data: `invalid input syntax for type uuid: "…"`, `Unexpected token … is not valid JSON`.
  const quotes = error instanceof SyntaxError || (typeof code === 'string' && DATA_FAULT.test(code));
  return quotes ? 'the data do not fit' : error.message;
}

/** A message may have many lines, some of which look like a frame. */
function toFrames(stack: string, message: string): string {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

const UNWRITTEN_MOST = 1024 * 1024; // characters buffered while stdout accepts none; the rest is dropped

/** Stdout. A full disk or a closed pipe must not end the process. */
function createStdout(): DestinationStream {
  const stdout = pino.destination({ dest: 1, sync: true, maxLength: UNWRITTEN_MOST });
  stdout.on('error', () => {});
  return stdout;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** Writes JSON lines to stdout, or to the destination of a test. Lines below `level` are not written. */
export function createLog(destination: DestinationStream = createStdout(), level: LogLevel = 'info'): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // pino escapes the control characters of ASCII only.
      hooks: { streamWrite: escapeCommands },
      serializers: { error: (error: unknown) => toLoggedError(error) },
    },
    destination,
  );
}
