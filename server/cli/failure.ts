import { CommanderError } from 'commander';
import { describeStartFailure } from '../boot/start-failure.ts';
import { ConfigError } from '../config/read-config.ts';
import { AppError } from '../errors.ts';
import { MessagesError } from '../language/messages-folder.ts';
import { Cancelled } from './confirm.ts';
import { toJsonText, toPrintable } from './print.ts';

/** `isUnexpected`: a fault of Gatehouse itself, which is also logged. `exitCode`: 1 refused or failed, 2 wrong usage. */
type Failure = { code: string; lines: readonly string[]; exitCode: 1 | 2; isUnexpected: boolean };

const isOfConfiguration = (error: unknown): boolean =>
  error instanceof ConfigError || error instanceof MessagesError;

/** Why a command failed, for the person or the program that ran it. */
export function describeFailure(error: unknown): Failure {
  const expected = { exitCode: 1, isUnexpected: false } as const;
  if (error instanceof CommanderError)
    return { ...expected, code: 'usage', lines: [error.message], exitCode: 2 };
  if (error instanceof Cancelled) return { ...expected, code: 'not_confirmed', lines: [error.message] };
  if (error instanceof AppError)
    return { ...expected, code: error.code, lines: [error.message], isUnexpected: error.code === 'internal' };
  const lines = describeStartFailure(error);
  if (lines) return { ...expected, code: isOfConfiguration(error) ? 'configuration' : 'unavailable', lines };
  return { code: 'internal', lines: ['The command failed.'], exitCode: 1, isUnexpected: true };
}

/** The text of a failure for stderr: its lines for people, one JSON object for programs. */
export const toFailureText = ({ code, lines }: Failure, isJson: boolean): string =>
  isJson
    ? `${toJsonText({ error: { code, message: lines.join('\n') } })}\n`
    : lines.map((line) => `${line.split('\n').map(toPrintable).join('\n')}\n`).join('');
