import type { ActivityKind } from '../../../shared/activity.ts';
import type { IconName } from '../../ui/icon.tsx';

type Sentence = { text: string; failed?: string; icon: IconName };

/** What happened, in words. */
export const SENTENCES: Record<ActivityKind, Sentence> = {
  sign_up: { text: 'Account created', icon: 'person' },
  sign_in: { text: 'Signed in', failed: 'Failed attempt to sign in', icon: 'key' },
  sign_out: { text: 'Signed out', icon: 'key' },
  locked: { text: 'Signing in was slowed down after too many attempts', icon: 'warning' },
  step_up: {
    text: 'Confirmed with the password',
    failed: 'Wrong password when asked to confirm',
    icon: 'key',
  },
  session_revoked: { text: 'A device was signed out', icon: 'devices' },
  sessions_revoked: { text: 'Other devices were signed out', icon: 'devices' },
  verification_requested: { text: 'Link to confirm the email asked for', icon: 'mail' },
  email_verified: { text: 'Email confirmed', icon: 'mail' },
  email_change_requested: { text: 'Change of email asked for', icon: 'mail' },
  email_change_cancelled: { text: 'Change of email cancelled', icon: 'mail' },
  email_changed: { text: 'Email changed', icon: 'mail' },
  password_changed: { text: 'Password changed', icon: 'key' },
  password_reset_requested: { text: 'Link for a new password asked for', icon: 'key' },
  password_reset: { text: 'New password chosen by a mailed link', icon: 'key' },
  not_me: { text: '“This wasn’t me” was pressed: everybody was signed out', icon: 'warning' },
  deletion_requested: { text: 'Deletion of the account asked for', icon: 'warning' },
  deletion_cancelled: { text: 'Deletion of the account cancelled', icon: 'person' },
  account_deleted: { text: 'Account deleted', icon: 'warning' },
  banned: { text: 'Account disabled', icon: 'warning' },
  unbanned: { text: 'Account enabled again', icon: 'person' },
};
