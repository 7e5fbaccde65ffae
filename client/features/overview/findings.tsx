import type { ReactNode } from 'react';
import * as words from '#messages/overview.tsx';
import { pages } from '../../../shared/paths.ts';
import type { User } from '../../../shared/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { IconName } from '../../ui/subject-icon.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';

export type Finding = {
  /** `danger`: the user should prevent it; `todo`: an open task; `fine`: in order; `fact`: the user has to judge it. */
  state: 'danger' | 'todo' | 'fine' | 'fact';
  icon: IconName;
  text: ReactNode;
  /** The label of the next step, and the path of its page. */
  step: string;
  to: string;
  hash?: string;
};

const danger = { state: 'danger', icon: 'warning' } as const;
const todo = { state: 'todo', icon: 'todo' } as const;
const fine = { state: 'fine', icon: 'check' } as const;

/** True for findings that need an action by the user. */
export const isLeft = ({ state }: Pick<Finding, 'state'>): boolean => state === 'danger' || state === 'todo';

/** Checks the account and returns the findings. */
export function toFindings(
  { emailVerified }: User,
  isProfileComplete: boolean,
  {
    pendingEmail,
    pendingDeletion,
    passwordChangedAt,
    sessions,
    lastSignInAt,
    otherSignIn,
  }: RouterOutput['security']['overview'],
): Finding[] {
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
  if (passwordChangedAt)
    findings.push({
      ...fine,
      text: words.password.text(<RelativeTime at={passwordChangedAt} />),
      step: words.password.step,
      to: pages.security,
      hash: 'password',
    });
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
