import * as words from '#messages/overview.tsx';
import { pages } from '../../../shared/paths.ts';
import type { User } from '../../../shared/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { danger, type Finding, fine, todo } from './finding.ts';
import { toStrength } from './strength.ts';

/** Checks the account and returns the findings. */
export function toFindings(
  { emailVerified }: User,
  isProfileComplete: boolean,
  overview: RouterOutput['security']['overview'],
): Finding[] {
  const {
    pendingEmail,
    pendingDeletion,
    hasPassword,
    passwordChangedAt,
    sessions,
    lastSignInAt,
    otherSignIn,
  } = overview;
  const findings: Finding[] = [];
  if (pendingDeletion)
    findings.push({
      ...danger,
      text: words.pendingDeletion.text(<ExactTime at={pendingDeletion.purgeAt} />),
      step: words.pendingDeletion.step,
      to: pages.data,
      hash: 'delete',
    });
  // During an email change, confirming the current address would cancel the change, so no such step is offered.
  if (emailVerified || !pendingEmail)
    findings.push({
      ...(emailVerified ? { ...fine, ...words.confirmed } : { ...todo, ...words.unconfirmed }),
      to: pages.security,
      hash: 'email',
    });
  if (pendingEmail)
    findings.push({
      ...todo,
      text: words.pendingEmail[pendingEmail.awaits.includes('new') ? 'waiting' : 'confirmed'](
        <span className="wrap-anywhere">{pendingEmail.email}</span>,
        <TimeLeft until={pendingEmail.expiresAt} />,
      ),
      step: words.pendingEmail.step,
      to: pages.security,
      hash: 'email',
    });
  findings.push({
    ...(isProfileComplete ? { ...fine, ...words.answered } : { ...todo, ...words.unanswered }),
    to: pages.profile,
    ...(!isProfileComplete && { hash: 'background' }),
  });
  if (hasPassword && passwordChangedAt)
    findings.push({
      ...fine,
      text: words.password.text(<RelativeTime at={passwordChangedAt} />),
      step: words.password.step,
      to: pages.security,
      hash: 'password',
    });
  findings.push(...toStrength(overview));
  findings.push({
    state: 'fact',
    icon: 'devices',
    text: words.devices.text(sessions),
    step: words.devices.step(sessions),
    to: pages.devices,
  });
  if (otherSignIn || lastSignInAt)
    findings.push({
      state: 'fact',
      icon: 'activity',
      text: otherSignIn
        ? words.lastSignIn.other(
            <RelativeTime at={otherSignIn.at} />,
            toDeviceLabel(otherSignIn.device),
            otherSignIn.place && <bdi>{otherSignIn.place}</bdi>,
          )
        : lastSignInAt && words.lastSignIn.only(<RelativeTime at={lastSignInAt} />),
      step: words.lastSignIn.step,
      to: pages.activity,
    });
  return findings;
}
