import type { ReactNode } from 'react';
import * as words from '#messages/overview.tsx';
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
  {
    pendingEmail,
    pendingDeletion,
    passwordChangedAt,
    sessions,
    lastSignInAt,
  }: RouterOutput['security']['overview'],
): Finding[] {
  const findings: Finding[] = [];
  if (pendingDeletion)
    findings.push({
      icon: 'warning',
      isOpen: true,
      text: words.pendingDeletion.text(<ExactTime at={pendingDeletion.purgeAt} />),
      step: words.pendingDeletion.step,
      to: pages.data,
      hash: 'delete',
    });
  findings.push({
    icon: 'mail',
    isOpen: !emailVerified,
    ...(emailVerified ? words.confirmed : words.unconfirmed),
    to: pages.security,
    hash: 'email',
  });
  if (pendingEmail)
    findings.push({
      icon: 'mail',
      isOpen: true,
      text: words.pendingEmail.text(
        <span className="wrap-anywhere">{pendingEmail.email}</span>,
        <ExactTime at={pendingEmail.expiresAt} />,
      ),
      step: words.pendingEmail.step,
      to: pages.security,
      hash: 'email',
    });
  findings.push({
    icon: 'person',
    isOpen: !isProfileComplete,
    ...(isProfileComplete ? words.answered : words.unanswered),
    to: pages.profile,
    ...(!isProfileComplete && { hash: 'background' }),
  });
  if (passwordChangedAt)
    findings.push({
      icon: 'key',
      isOpen: false,
      text: words.password.text(<RelativeTime at={passwordChangedAt} />),
      step: words.password.step,
      to: pages.security,
      hash: 'password',
    });
  findings.push({
    icon: 'devices',
    isOpen: false,
    text: words.devices.text(sessions),
    step: words.devices.step(sessions),
    to: pages.devices,
  });
  if (lastSignInAt)
    findings.push({
      icon: 'activity',
      isOpen: false,
      text: words.lastSignIn.text(<RelativeTime at={lastSignInAt} />),
      step: words.lastSignIn.step,
      to: pages.activity,
    });
  return findings;
}
