import { useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { pages } from '../../shared/paths.ts';
import { describeError } from '../api/describe-error.ts';
import { toFailure } from '../api/failure.ts';
import { addPasskey } from '../api/own-passkeys.ts';
import { portalConfig } from '../api/portal-config.ts';
import { queries } from '../api/trpc.ts';
import { type BegunTwoFactor, beginTwoFactor } from '../api/two-factor.ts';
import { useAction } from '../api/use-action.ts';
import { TwoFactorSetUp } from '../features/two-factor/two-factor-set-up.tsx';
import { useUser } from '../session/session-provider.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { Alert } from '../ui/alert.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { Button } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { PagePending } from './page-pending.tsx';

const words = part('twoFactorPage', 'setUp');

/** Offers both second factors, and goes on to where the user wanted to go. */
export function ChooseSecondFactor({ isRequired }: { isRequired: boolean }) {
  const { need, ...search } = useSearch({ from: pages.twoFactor });
  const router = useRouter();
  const { email } = useUser();
  const signOut = useSignOut();
  const [begun, setBegun] = useState<BegunTwoFactor>();
  const setUpApp = useRef<HTMLButtonElement>(null);
  const [isDone, setDone] = useState(false);
  const [declined, setDeclined] = useState<string>();

  const goOn = async () => {
    flushSync(() => setDone(true)); // the backup codes would ask before the page is left
    await queries.session.current.fetch(undefined, { staleTime: 0 });
    // The page's loader goes on to the target when nothing is needed any more.
    if (need) await router.navigate({ to: pages.twoFactor, search, replace: true });
    else await router.invalidate();
  };
  const passkey = useAction(async () => {
    setDeclined(undefined);
    try {
      await addPasskey();
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code !== 'passkey_declined') throw error;
      return setDeclined(message);
    }
    await goOn();
  });
  const app = useAction(async () => {
    try {
      setBegun(await beginTwoFactor());
    } catch (error) {
      // Turned on in another tab.
      if (toFailure(error).code !== 'conflict') throw error;
      await goOn();
    }
  });
  const problem = passkey.problem ?? app.problem ?? (signOut.error && describeError(signOut.error));

  if (isDone) return <PagePending />;
  if (begun)
    return (
      <AuthPage title={words.title} isWide>
        <h2 className="mb-5 font-semibold text-lg">{words.app.title}</h2>
        <TwoFactorSetUp
          begun={begun}
          email={email}
          onCancel={() => {
            flushSync(() => setBegun(undefined));
            setUpApp.current?.focus();
          }}
          onTurnedOn={() => {}}
          onDone={() => void goOn()}
        />
      </AuthPage>
    );
  return (
    <AuthPage
      title={words.title}
      intro={isRequired ? words.required({ appName: portalConfig.appName }) : words.wanted}
      footer={words.signedInAs({
        email,
        link: (text) => (
          <button type="button" className="link" onClick={() => signOut.mutate()}>
            {text}
          </button>
        ),
      })}
    >
      <div className="space-y-5">
        {problem && <Alert {...problem} />}
        <div className="needs-passkeys">
          <Choice {...words.passkey}>
            <Button isBusy={passkey.isBusy} className="w-full" onClick={() => passkey.run()}>
              {words.passkey.action}
            </Button>
            <p role="status" className="mt-3 text-muted empty:hidden">
              {declined}
            </p>
          </Choice>
        </div>
        <Choice {...words.app}>
          <Button
            ref={setUpApp}
            variant="secondary"
            isBusy={app.isBusy}
            className="w-full"
            onClick={() => app.run()}
          >
            {words.app.action}
          </Button>
        </Choice>
      </div>
    </AuthPage>
  );
}

type ChoiceProps = { title: string; intro: string; children: ReactNode };

/** One second factor: what it is, and the button that begins. */
function Choice({ title, intro, children }: ChoiceProps) {
  return (
    <section className="rounded-box border border-line p-4">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 mb-4 text-pretty text-muted">{intro}</p>
      {children}
    </section>
  );
}
