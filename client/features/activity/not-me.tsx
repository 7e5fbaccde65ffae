import { Link } from '@tanstack/react-router';
import * as words from '#messages/activity.tsx';
import type { ActivityKind } from '../../../shared/activity.ts';
import { pages } from '../../../shared/paths.ts';
import type { ActivityItem } from './days.ts';

const OF_EMAIL: readonly ActivityKind[] = [
  'email_change_requested',
  'email_change_cancelled',
  'email_changed',
];
/** What only somebody who got in can have done. Links and failures anybody can cause without. */
const FROM_INSIDE: readonly ActivityKind[] = [
  ...OF_EMAIL,
  'sign_in',
  'step_up',
  'session_revoked',
  'sessions_revoked',
  'password_changed',
  'password_reset',
  'deletion_requested',
];

/** True for what somebody else may have done: not what was done in the browser that shows it. */
export const mayBeAnothers = ({ kind, ok, thisDevice }: ActivityItem): boolean =>
  ok && !thisDevice && FROM_INSIDE.includes(kind);

type NotMeProps = {
  kind: ActivityKind;
  /** What was done, and with what. */
  sentence: string;
  device: string;
};

/** Leads to securing the account. */
export function NotMe({ kind, sentence, device }: NotMeProps) {
  return (
    <Link
      to={pages.secure}
      search={OF_EMAIL.includes(kind) ? { about: 'email' } : {}}
      aria-label={words.notMeOf(sentence, device)}
      className="link inline-flex min-h-11 items-center text-sm sm:min-h-10"
    >
      {words.notMe}
    </Link>
  );
}
