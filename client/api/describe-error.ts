import type { FieldMessages } from '../../shared/errors.ts';
import { type Failure, type FailureCode, toFailure } from './failure.ts';
import { portalConfig } from './portal-config.ts';

/** Text for people. `requestId` only where the operator is needed, `fields` where a field is at fault. */
export type Description = {
  message: string;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
};

const UNEXPECTED = 'Something went wrong on our side. Try again.';

const SENTENCES: Partial<Record<FailureCode, string>> = {
  invalid_input: 'Some of this is not valid. Check the form and try again.',
  unauthenticated: 'You were signed out. Sign in again.',
  forbidden: 'This request was refused. Ask whoever runs this site.',
  account_disabled: 'This account is disabled.',
  untrusted_origin: 'This address may not be used to sign in.',
  not_found: 'This is no longer there.',
  payload_too_large: 'That is too much text.',
  unavailable: `${portalConfig.appName} can’t be reached right now. Try again in a moment.`,
  step_up_required: 'Confirm that it’s you to go on.',
  step_up_declined: 'Nothing was changed: it needs your password.',
  wrong_password: 'This is not your current password.',
  wrong_credentials: 'The email or password is wrong.',
  person_changed: 'Somebody else signed in in this browser. Nothing was saved.',
  email_taken: 'This email already has an account. Sign in instead.',
  cookie_refused: 'Your browser did not keep the sign-in. Allow cookies for this site and try again.',
  email_not_verified: 'Confirm your email address first: open the link in the mail we sent you.',
  link_unusable: 'This link has expired or was used already. Ask for a new one.',
  conflict: 'This was changed somewhere else in the meantime. Reload and try again.',
  sign_up_closed: 'New accounts can’t be created here at the moment.',
};

/** The only source of error text on the screen. */
export function describeError(error: unknown): Description {
  const failure = toFailure(error);
  const message = toSentence(failure);
  // A link has no field on the screen to say it at.
  if (failure.fields?.token) return { message: failure.fields.token };
  if (failure.code === 'email_taken') return { message, fields: { email: message } };
  if (failure.code === 'wrong_password') return { message, fields: { currentPassword: message } };
  const isUnexpected = message === UNEXPECTED || failure.code === 'unavailable';
  return { message, fields: failure.fields, requestId: isUnexpected ? failure.requestId : undefined };
}

function toSentence({ code, retryAfter }: Failure): string {
  if (code === 'rate_limited') return `Too many attempts. Try again in ${toDuration(retryAfter ?? 60)}.`;
  if (code === 'unreachable') {
    return navigator.onLine
      ? `${portalConfig.appName} can’t be reached. Check your connection and try again.`
      : 'You are offline. Connect to the internet and try again.';
  }
  return SENTENCES[code] ?? UNEXPECTED;
}

function toDuration(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
