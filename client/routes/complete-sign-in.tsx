import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PROMPT, pages } from '../../shared/paths.ts';
import type { SecondFactor } from '../api/auth.ts';
import { toFailure } from '../api/failure.ts';
import { lazyImport } from '../api/lazy-import.ts';
import { completeSignIn } from '../api/second-step.ts';
import type { Proof, Way } from '../features/step-up/way.ts';
import { Ways } from '../features/step-up/ways.tsx';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import { useSignedInElsewhere } from '../session/use-signed-in-elsewhere.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';

const words = part('twoFactorPage');

const OVER = { too_many_codes: 'tooMany', sign_in_expired: 'late' } as const;

/** The second step of a sign-in. Nobody is signed in yet. */
export function CompleteSignIn({ methods }: { methods: readonly SecondFactor[] }) {
  const { need: _, ...search } = useSearch({ from: pages.twoFactor });
  const router = useRouter();
  const [over, setOver] = useState<string>();

  // The sign-in page redirects a signed-in user.
  const goOn = () =>
    router.navigate({ to: pages.signIn, search: { ...search, [PROMPT]: undefined }, replace: true });
  useSignedInElsewhere(goOn);

  const prove = async (proof: Proof) => {
    try {
      if (proof.way === 'passkey') await signInWithPasskey();
      else if (proof.way === 'code') await completeSignIn(proof);
    } catch (error) {
      const { code } = toFailure(error);
      if (code !== 'too_many_codes' && code !== 'sign_in_expired') throw error;
      return setOver(words.over[OVER[code]]);
    }
    notifyOtherTabs();
    await goOn();
    // A user who is still there has no session.
    if (router.latestLocation.pathname !== pages.signIn) return;
    const signOutRedirect = { reason: 'unkept', at: Date.now() } as const;
    await router.navigate({ to: pages.signIn, search, state: { signOutRedirect }, replace: true });
  };

  const startAgain = (className: string) => (
    <Link to={pages.signIn} search={search} replace className={className}>
      {words.startAgain}
    </Link>
  );
  if (over)
    return (
      <AuthPage title={words.over.title} intro={over}>
        {startAgain(`${buttonClass('primary')} w-full`)}
      </AuthPage>
    );
  return (
    <AuthPage title={words.title} footer={startAgain('link')}>
      <Ways
        ways={methods.flatMap((method): Way[] => (method === 'totp' ? ['code', 'backup'] : ['passkey']))}
        intro={(text) => <p className="-mt-4.5 text-pretty text-muted">{text}</p>}
        canTrust
        startsFocused
        prove={prove}
      />
      <details className="mt-4 text-center">
        <summary className="link inline-flex min-h-6 cursor-pointer items-center">
          {methods.includes('totp') ? words.lost.question : words.lost.passkey}
        </summary>
        <p className="mt-2 text-pretty text-muted">{words.lost.answer}</p>
      </details>
    </AuthPage>
  );
}

const signInWithPasskey = async () =>
  (await lazyImport(() => import('../api/passkey-sign-in.ts'))).signInWithPasskey();
