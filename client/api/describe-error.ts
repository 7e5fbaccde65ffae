import * as words from '#messages/errors.ts';
import type { FieldMessages } from '../../shared/errors.ts';
import { type Failure, type FailureCode, toFailure } from './failure.ts';
import { portalConfig } from './portal-config.ts';

/** How long the user has to wait, and the message to show meanwhile. */
type Wait = { seconds: number; toMessage: (left: number) => string };

/**
 * An error as text for people. It has `requestId` only when the operator can help, and `fields` when a field is wrong.
 */
export type Description = {
  message: string;
  wait?: Wait | undefined;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
};

const SENTENCES: Partial<Record<FailureCode, string>> = words.sentences;

/** All error messages on the screen come from this function. */
export function describeError(error: unknown): Description {
  const failure = toFailure(error);
  const message = toSentence(failure);
  // No visible field belongs to a link's token, so its message becomes the general one.
  if (failure.fields?.token) return { message: failure.fields.token };
  if (failure.code === 'email_taken') return { message, fields: { email: message } };
  if (failure.code === 'wrong_code') return { message, fields: { code: message } };
  if (failure.code === 'wrong_password') return { message, fields: { currentPassword: message } };
  if (failure.code === 'rate_limited') return { message, wait: waitOf(error, failure) };
  const isUnexpected = message === words.unexpected || failure.code === 'unavailable';
  return { message, fields: failure.fields, requestId: isUnexpected ? failure.requestId : undefined };
}

const waits = new WeakMap<object, Wait>();

/** One wait per error, however often the error is described, so that the countdown does not restart. */
function waitOf(error: unknown, failure: Failure): Wait | undefined {
  if (!(error instanceof Error)) return undefined;
  const wait = waits.get(error) ?? { seconds: toWait(failure), toMessage: words.tooManyAttempts };
  waits.set(error, wait);
  return wait;
}

/** Seconds. */
const toWait = ({ retryAfter }: Failure): number => retryAfter ?? 60;

function toSentence(failure: Failure): string {
  const { code, message } = failure;
  const { appName } = portalConfig;
  if (code === 'rate_limited') return words.tooManyAttempts(toWait(failure));
  if (code === 'unavailable') return words.unavailable(appName);
  if (code === 'unreachable') return navigator.onLine ? words.unreachable(appName) : words.offline;
  return message ?? SENTENCES[code] ?? words.unexpected;
}
