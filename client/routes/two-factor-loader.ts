import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { CurrentSession } from '../../shared/session.ts';
import type { StepUpMethod } from '../../shared/sign-in-methods.ts';
import type { SecondFactor } from '../api/auth.ts';
import { call } from '../api/call.ts';
import { beginStepUp } from '../api/proof.ts';
import { sendOn } from '../session/send-on.ts';
import { toSignIn } from '../session/sign-out-redirect.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { LazySecondFactorSetUp } from './lazy-second-factor-set-up.ts';
import type { TwoFactorSearch } from './two-factor.ts';

/** Milliseconds. After this time the service has forgotten the first factor. */
const PENDING_FOR = 10 * 60_000;

/** What the page asks for: the second step of a sign-in, a proof for a site, or to set up a second factor. */
export type TwoFactorTask =
  | { kind: 'complete'; methods: readonly SecondFactor[] }
  | { kind: 'confirm'; methods: readonly StepUpMethod[]; email: string }
  | { kind: 'set_up'; isRequired: boolean };

/** Finds what the user has to do here. Redirects when there is nothing to do, and when nobody is signed in. */
export async function loadTwoFactor(
  { need, ...search }: TwoFactorSearch,
  { href, state }: ParsedLocation,
): Promise<TwoFactorTask> {
  const { pendingSignIn } = state;
  if (pendingSignIn && Date.now() - pendingSignIn.at < PENDING_FOR)
    return { kind: 'complete', methods: pendingSignIn.methods };
  const current = await call<CurrentSession>('session.current');
  if (!current && pendingSignIn) throw redirect({ ...toSignIn('late', href), search });
  // Another tab, or a page of another site, may have sent the password.
  const pending = current ? null : await call<{ methods: SecondFactor[] } | null>('security.pendingSignIn');
  if (pending) return { kind: 'complete', methods: pending.methods };
  // A sign-in is a fresh proof, but perhaps by the password alone.
  if (!current && need === 'second_factor') throw redirect(toSignIn('absent', href));
  if (!current) throw redirect({ to: pages.signIn, search, replace: true });
  if (current.setUpRequired) return openSetUp(current, true);
  const isStrong = current.session.amr.includes('mfa');
  if (!need || (need === 'second_factor' && isStrong)) return sendOn(search[REDIRECT_TO], current);
  const { methods } = await beginStepUp();
  // A password is no second factor.
  const strong = methods.filter((method) => method !== 'password');
  if (need === 'fresh') return { kind: 'confirm', methods, email: current.user.email };
  if (strong.length === 0) return openSetUp(current, false);
  return { kind: 'confirm', methods: strong, email: current.user.email };
}

async function openSetUp(current: NonNullable<CurrentSession>, isRequired: boolean): Promise<TwoFactorTask> {
  const [{ keepSession }] = await Promise.all([lazyLoaders(), LazySecondFactorSetUp.preload?.()]);
  keepSession(current);
  return { kind: 'set_up', isRequired };
}
