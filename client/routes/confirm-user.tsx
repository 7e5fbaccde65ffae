import { useRouter, useSearch } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { StepUpMethod } from '../../shared/sign-in-methods.ts';
import { proveAgain } from '../features/step-up/prove-again.ts';
import { toWays } from '../features/step-up/way.ts';
import { Ways } from '../features/step-up/ways.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { ReturnNote } from './return-note.tsx';

const words = part('stepUp');

type ConfirmUserProps = { methods: readonly StepUpMethod[]; email: string };

/** Asks a signed-in user for a proof that a site needs, and goes on to the site. */
export function ConfirmUser({ methods, email }: ConfirmUserProps) {
  const { need: _, ...search } = useSearch({ from: pages.twoFactor });
  const router = useRouter();

  return (
    <AuthPage title={words.title} intro={<ReturnNote target={search[REDIRECT_TO]}>{null}</ReturnNote>}>
      <Ways
        ways={toWays(methods)}
        email={email}
        intro={(text) => <p className="text-pretty">{text}</p>}
        startsFocused
        prove={async (proof) => {
          await proveAgain(proof);
          // Without a need, the page's loader goes on to the target.
          await router.navigate({ to: pages.twoFactor, search, replace: true });
        }}
      />
    </AuthPage>
  );
}
