import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

export const title = 'Activity';

export const intro = (link: (words: string) => ReactNode) => (
  <>Something here wasn’t you? {link('Secure your account')}: it takes two steps.</>
);

export const today = 'Today';
export const yesterday = 'Yesterday';
/** A series of events of one kind, and the number of IP addresses. */
export const times = (count: number, kind: string, sentence: string, addresses: number) => {
  const from = addresses > 1 ? ` from ${addresses} addresses` : '';
  if (kind === 'sign_in') return `${count} failed attempts to sign in${from}`;
  if (kind === 'step_up') return `${count} wrong answers when asked to confirm${from}`;
  if (kind === 'second_factor') return `${count} wrong codes after the right password${from}`;
  return `${count} times${from}: ${sentence.toLocaleLowerCase(LANGUAGE)}`;
};
/** Below a series: the time of its last event, followed by the place. */
export const latestAt = (time: ReactNode) => <>Latest: {time}</>;
export const nothing = 'Nothing of this kind has happened yet.';
export const nothingAtAll = 'Nothing has happened in the last 400 days.';
export const showAll = 'Show everything';
export const notMe = 'This wasn’t me';
export const notMeOf = (sentence: string, device: string) => `This wasn’t me: ${sentence}, ${device}`;
export const showOlder = 'Show older';

export const filter = {
  label: 'Show',
  all: 'Everything',
  signIns: 'Signing in and out',
  password: 'Password',
  secondFactor: 'Passkeys and codes',
  email: 'Email',
  account: 'Account',
};

/** The sentence of each kind of event. */
export const sentences = {
  sign_up: 'Account created',
  imported: 'Account moved here',
  data_copied: 'A copy of your data was made',
  sign_in: 'Signed in',
  sign_out: 'Signed out',
  locked: 'Signing in was slowed down after too many attempts',
  step_up: 'Confirmed that it was you',
  session_revoked: 'A device was signed out',
  sessions_revoked: 'Other devices were signed out',
  site_signed_in: 'Signed in at another site',
  site_signed_out: 'Signed out at another site',
  verification_requested: 'Confirmation link requested',
  email_verified: 'Email confirmed',
  email_change_requested: 'Email change requested',
  email_change_cancelled: 'Email change cancelled',
  email_changed: 'Email changed',
  password_changed: 'Password changed',
  password_reset_requested: 'Password reset requested',
  password_reset: 'New password chosen by a mailed link',
  not_me: '“This wasn’t me” was pressed: everybody was signed out',
  passkey_added: 'Passkey added',
  passkey_renamed: 'Passkey renamed',
  passkey_removed: 'Passkey removed',
  two_factor_enabled: 'Two-factor turned on',
  two_factor_disabled: 'Two-factor turned off',
  second_factor: 'Second factor entered',
  backup_code_used: 'Backup code used',
  backup_codes_replaced: 'New backup codes made',
  browser_trusted: 'Browser trusted',
  browser_untrusted: 'Trust in a browser removed',
  recovery_requested: 'Recovery of the account announced',
  stolen_recovery_requested: 'Recovery of the stolen account announced',
  recovery_stopped: 'Recovery of the account stopped',
  recovered: 'Account recovered with a new address',
  factor_reset_requested: 'Removal of the second factor announced',
  factor_reset_stopped: 'Removal of the second factor stopped',
  factor_reset: 'Second factor removed',
  factor_reset_at_once: 'Second factor removed without a wait',
  deletion_requested: 'Account deletion requested',
  deletion_cancelled: 'Account deletion cancelled',
  account_deleted: 'Account deleted',
  banned: 'Account disabled',
  unbanned: 'Account enabled again',
  claims_changed: 'Roles changed',
  account_created: 'Account created',
};

/** The sentence of an event at a known site. */
export const atSite = {
  site_signed_in: (site: string) => `Signed in at ${site}`,
  site_signed_out: (site: string) => `Signed out at ${site}`,
};

/** An event that somebody else caused: `actor` is the name of a back end, or of an operator. */
export const by = (sentence: string, actor: string) => `${sentence} by ${actor}`;

/** The sentence of a failed event, where it differs. */
export const failures = {
  sign_in: 'Failed attempt to sign in',
  step_up: 'Wrong answer when asked to confirm',
  second_factor: 'Wrong code after the right password',
};
