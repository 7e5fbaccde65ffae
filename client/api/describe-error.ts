import type { FieldMessages } from '../../shared/errors.ts';
import { language } from '../words/language.ts';
import { part } from '../words/part.ts';
import { type Failure, type FailureCode, toFailure } from './failure.ts';
import { portalConfig } from './portal-config.ts';

const words = part('errors');

/** How long the user has to wait, and the message to show meanwhile. */
type Wait = { seconds: number; toMessage: (left: number) => string };

/**
 * An error as text for people. It has `requestId` only when the operator can help, and `fields` when a field is wrong.
 */
export type Description = {
  message: string;
  /** True for a message of the service about a field, which the page translates. */
  isEnglish?: boolean;
  wait?: Wait | undefined;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
};

/** All error messages on the screen come from this function. */
export function describeError(error: unknown): Description {
  const failure = toFailure(error);
  const message = toSentence(failure);
  // No visible field belongs to a link's token, so its message becomes the general one.
  if (failure.fields?.token) return { message: failure.fields.token, isEnglish: true };
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
  const wait = waits.get(error) ?? { seconds: toWait(failure), toMessage: toTooMany };
  waits.set(error, wait);
  return wait;
}

/** Seconds. */
const toWait = ({ retryAfter }: Failure): number => retryAfter ?? 60;

function toSentence(failure: Failure): string {
  const { code, message } = failure;
  const { appName } = portalConfig;
  if (code === 'rate_limited') return toTooMany(toWait(failure));
  if (code === 'unavailable') return words.unavailable({ appName });
  if (code === 'unreachable') return navigator.onLine ? words.unreachable({ appName }) : words.offline;
  const sentences: Partial<Record<FailureCode, string>> = words.sentences;
  return message ?? sentences[code] ?? words.unexpected;
}

function toTooMany(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  const wait = new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return words.tooManyAttempts({ wait });
}
