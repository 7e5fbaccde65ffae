import { useEffect, useRef, useState } from 'react';
import { toFailure } from '../../api/failure.ts';
import { lazyImport } from '../../api/lazy-import.ts';
import { useAction } from '../../api/use-action.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { withWords } from '../../words/page-words.ts';
import { part } from '../../words/part.ts';

const words = part('signIn');

const load = () => import('../../api/passkey-sign-in.ts');

/** The choice in the form above, which holds for passkeys too. */
const isRemembered = () => document.querySelector<HTMLInputElement>('[name=rememberMe]')?.checked !== false;

type PasskeySignInProps = { onSuccess: () => Promise<void> };

/**
 * Signs in with a passkey: by the button, or in the autofill of the email field where the browser can do that. Hidden
 * where the browser knows no passkeys (preload.ts).
 */
export function PasskeySignIn({ onSuccess }: PasskeySignInProps) {
  const [declined, setDeclined] = useState<string>();
  const autofill = useRef<AbortController>(null);
  const { run, problem, isBusy } = useAction(async (signIn: (rememberMe: boolean) => Promise<void>) => {
    setDeclined(undefined);
    try {
      await signIn(isRemembered());
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code !== 'passkey_declined') throw error;
      return setDeclined(message);
    }
    autofill.current?.abort(); // while the page is left, the field must not sign in once more
    await onSuccess();
  });

  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const stop = new AbortController();
    autofill.current = stop;
    void (async () => {
      if (!(await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.())) return;
      const { offerInAutofill } = await withWords(load());
      await offerInAutofill(stop.signal, (signIn) => latest.current(signIn));
    })().catch(() => {}); // the button tells what is wrong
    return () => stop.abort();
  }, []);

  return (
    <div className="needs-passkeys mt-5 space-y-5">
      <p className="divider">{words.or}</p>
      {problem && <Alert {...problem} />}
      <Button
        variant="secondary"
        isBusy={isBusy}
        className="w-full"
        onClick={() => run(async (rememberMe) => (await lazyImport(load)).signInWithPasskey(rememberMe))}
      >
        <span className="flex items-center gap-2">
          <Icon name="key" />
          {words.withPasskey}
        </span>
      </Button>
      <p role="status" className="text-muted">
        {declined}
      </p>
    </div>
  );
}
