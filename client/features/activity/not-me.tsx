import { Link } from '@tanstack/react-router';
import type { ActivityKind } from '../../../shared/activity.ts';
import { pages } from '../../../shared/paths.ts';
import { part } from '../../words/part.ts';
import type { ActivityItem } from './days.ts';

const words = part('activity');

const OF_EMAIL: readonly ActivityKind[] = [
  'email_change_requested',
  'email_change_cancelled',
  'email_changed',
];
/** Events that only a signed-in person can cause. Anybody can request links and cause failures. */
const FROM_INSIDE: readonly ActivityKind[] = [
  ...OF_EMAIL,
  'sign_in',
  'step_up',
  'session_revoked',
  'sessions_revoked',
  'site_signed_in',
  'site_signed_out',
  'password_changed',
  'password_reset',
  'passkey_added',
  'passkey_renamed',
  'passkey_removed',
  'two_factor_enabled',
  'two_factor_disabled',
  'backup_code_used',
  'backup_codes_replaced',
  'browser_trusted',
  'browser_untrusted',
  'deletion_requested',
];

/** True for an event that another person may have caused: it did not happen in the browser that shows it. */
export const mayBeAnothers = ({ kind, ok, thisDevice }: ActivityItem): boolean =>
  ok && !thisDevice && FROM_INSIDE.includes(kind);

type NotMeProps = {
  kind: ActivityKind;
  /** The event in words, and its device. */
  sentence: string;
  device: string;
};

/** A link to the page that secures the account. */
export function NotMe({ kind, sentence, device }: NotMeProps) {
  return (
    <Link
      to={pages.secure}
      search={OF_EMAIL.includes(kind) ? { about: 'email' } : {}}
      aria-label={words.notMeOf({ sentence, device })}
      className="link inline-flex min-h-11 items-center text-sm sm:min-h-10"
    >
      {words.notMe}
    </Link>
  );
}
