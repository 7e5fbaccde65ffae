import type { ReactNode } from 'react';
import { pages } from '../../../shared/paths.ts';
import type { User } from '../../../shared/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { part } from '../../words/part.ts';
import { placeInWords } from '../../words/place-in-words.ts';
import { danger, type Finding, fine, todo } from './finding.ts';
import { toStrength } from './strength.ts';

const words = part('overview');

type Overview = RouterOutput['security']['overview'];

/** Checks the account and returns the findings. */
export function toFindings(
  { emailVerified }: User,
  isProfileComplete: boolean,
  overview: Overview,
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
      text: words.pendingDeletion.text({ time: <ExactTime at={pendingDeletion.purgeAt} /> }),
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
      text: words.pendingEmail[pendingEmail.awaits.includes('new') ? 'waiting' : 'confirmed']({
        email: <span className="wrap-anywhere">{pendingEmail.email}</span>,
        end: <TimeLeft until={pendingEmail.expiresAt} />,
      }),
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
      text: words.password.text({ time: <RelativeTime at={passwordChangedAt} /> }),
      step: words.password.step,
      to: pages.security,
      hash: 'password',
    });
  findings.push(...toStrength(overview));
  findings.push({
    state: 'fact',
    icon: 'devices',
    text: sessions === 1 ? words.devices.onlyThis : words.devices.text({ count: sessions }),
    step: sessions === 1 ? words.devices.see : words.devices.lost,
    to: pages.devices,
  });
  if (otherSignIn || lastSignInAt)
    findings.push({
      state: 'fact',
      icon: 'activity',
      text: otherSignIn
        ? toOther(otherSignIn)
        : lastSignInAt && words.lastSignIn.only({ time: <RelativeTime at={lastSignInAt} /> }),
      step: words.lastSignIn.step,
      to: pages.activity,
    });
  return findings;
}

function toOther({ at, device, place }: NonNullable<Overview['otherSignIn']>): ReactNode {
  const values = { time: <RelativeTime at={at} />, device: toDeviceLabel(device) };
  return place
    ? words.lastSignIn.otherAt({ ...values, place: placeInWords(place) })
    : words.lastSignIn.other(values);
}
