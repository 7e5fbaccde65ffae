import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { signIn } from '../api/auth.ts';
import { discardAccount } from '../api/mail-link.ts';
import { createFirstPasskey } from '../api/passkey-sign-up.ts';
import { ConfirmAddressForm } from '../features/credentials/confirm-address-form.tsx';
import { DiscardAccount } from '../features/credentials/discard-account.tsx';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { Button } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { MailedAddress } from './mailed-address.tsx';

const discard = part('confirmByPassword', 'discard');
const choose = part('passkeySignUp', 'choose');
const create = part('passkeySignUp', 'create');

type CreatePasskeyProps = {
  email: string;
  /** The secret of the mail's link, or its code. */
  token: string;
  search: RedirectSearch;
  onConfirmed: () => void;
  onDiscarded: (outcome: { title: string; intro: string }) => void;
  onSpent: () => void;
};

const canCreate = 'PublicKeyCredential' in globalThis;

/** Completes an account without a password: with a passkey, or with a password in its place. */
export function CreatePasskey({
  email,
  token,
  search,
  onConfirmed,
  onDiscarded,
  onSpent,
}: CreatePasskeyProps) {
  const navigate = useNavigate();
  const [byPassword, setByPassword] = useState(!canCreate);
  const { title, intro } = byPassword ? choose : create;

  const startQuestions = async () => {
    notifyOtherTabs();
    await navigate({ to: pages.signUp, search: { ...search, step: 'background' }, replace: true });
  };
  // The address is confirmed now, whether or not the sign-in succeeds.
  const signInWith = async (password: string) => {
    try {
      await signIn({ email, password });
    } catch {
      return onConfirmed();
    }
    await startQuestions();
  };

  return (
    <AuthPage title={title} intro={intro({ email: <MailedAddress>{email}</MailedAddress> })}>
      {!canCreate && <p className="mb-5 text-muted">{create.unsupported}</p>}
      {byPassword ? (
        <ConfirmAddressForm email={email} token={token} isNew onDone={signInWith} onSpent={onSpent} />
      ) : (
        <LinkButton
          label={create.action}
          onPress={async () => {
            await createFirstPasskey(token);
            await startQuestions();
          }}
          onSpent={onSpent}
        />
      )}
      <div className="mt-4 space-y-2">
        {canCreate && (
          <Button variant="quiet" className="w-full" onClick={() => setByPassword(!byPassword)}>
            {byPassword ? create.byPasskey : create.byPassword}
          </Button>
        )}
        <DiscardAccount
          email={email}
          onDiscard={async () => {
            await discardAccount(token);
            onDiscarded({ title: discard.done.title, intro: discard.done.intro({ email }) });
          }}
          onSpent={onSpent}
        />
      </div>
    </AuthPage>
  );
}
