import * as words from '#messages/errors.ts';
import type { FieldMessages } from '../../shared/errors.ts';
import { type Failure, type FailureCode, toFailure } from './failure.ts';
import { portalConfig } from './portal-config.ts';

/** Text for people. `requestId` only where the operator is needed, `fields` where a field is at fault. */
export type Description = {
  message: string;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
};

const SENTENCES: Partial<Record<FailureCode, string>> = words.sentences;

/** The only source of error text on the screen. */
export function describeError(error: unknown): Description {
  const failure = toFailure(error);
  const message = toSentence(failure);
  // A link has no field on the screen to say it at.
  if (failure.fields?.token) return { message: failure.fields.token };
  if (failure.code === 'email_taken') return { message, fields: { email: message } };
  if (failure.code === 'wrong_password') return { message, fields: { currentPassword: message } };
  const isUnexpected = message === words.unexpected || failure.code === 'unavailable';
  return { message, fields: failure.fields, requestId: isUnexpected ? failure.requestId : undefined };
}

function toSentence({ code, retryAfter }: Failure): string {
  const { appName } = portalConfig;
  if (code === 'rate_limited') return words.tooManyAttempts(retryAfter ?? 60);
  if (code === 'unavailable') return words.unavailable(appName);
  if (code === 'unreachable') return navigator.onLine ? words.unreachable(appName) : words.offline;
  return SENTENCES[code] ?? words.unexpected;
}
