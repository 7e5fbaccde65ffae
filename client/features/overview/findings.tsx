import type { ReactNode } from 'react';
import { pages } from '../../../shared/paths.ts';
import type { User } from '../../../shared/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';

type Finding = {
  icon: IconName;
  /** Something is left to do. */
  isOpen: boolean;
  text: ReactNode;
  /** The next step, and where it is taken. */
  step: string;
  to: string;
  hash?: string;
};

/** What a check-up of the account finds. */
export function toFindings(
  { emailVerified }: User,
  isProfileComplete: boolean,
  { pendingEmail, passwordChangedAt, sessions, lastSignInAt }: RouterOutput['security']['overview'],
): Finding[] {
  const findings: Finding[] = [];
  findings.push({
    icon: 'mail',
    isOpen: !emailVerified,
    text: emailVerified ? 'Your email is confirmed.' : 'Your email is not confirmed yet.',
    step: emailVerified ? 'Change email' : 'Confirm it',
    to: pages.security,
    hash: 'email',
  });
  if (pendingEmail)
    findings.push({
      icon: 'mail',
      isOpen: true,
      text: (
        <>
          Your email is about to become <span className="wrap-anywhere">{pendingEmail.email}</span>. It waits
          until <ExactTime at={pendingEmail.expiresAt} />.
        </>
      ),
      step: 'See the change',
      to: pages.security,
      hash: 'email',
    });
  findings.push({
    icon: 'person',
    isOpen: !isProfileComplete,
    text: isProfileComplete
      ? 'Your background questions are answered.'
      : 'Your background questions are not answered yet.',
    step: isProfileComplete ? 'Edit profile' : 'Answer them',
    to: pages.profile,
    ...(!isProfileComplete && { hash: 'background' }),
  });
  if (passwordChangedAt)
    findings.push({
      icon: 'key',
      isOpen: false,
      text: (
        <>
          Your password was set <RelativeTime at={passwordChangedAt} />.
        </>
      ),
      step: 'Change password',
      to: pages.security,
      hash: 'password',
    });
  findings.push({
    icon: 'devices',
    isOpen: false,
    text: sessions === 1 ? 'Only this device is signed in.' : `${sessions} devices are signed in.`,
    step: 'Review devices',
    to: pages.devices,
  });
  if (lastSignInAt)
    findings.push({
      icon: 'activity',
      isOpen: false,
      text: (
        <>
          The last sign-in was <RelativeTime at={lastSignInAt} />.
        </>
      ),
      step: 'See activity',
      to: pages.activity,
    });
  return findings;
}
