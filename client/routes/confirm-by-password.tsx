import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { signIn } from '../api/auth.ts';
import { discardAccount } from '../api/mail-link.ts';
import { ConfirmAddressForm } from '../features/credentials/confirm-address-form.tsx';
import { DiscardAccount } from '../features/credentials/discard-account.tsx';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import { toSecondFactor } from '../session/pending-sign-in.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { Button } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { CancelsChange, MailedAddress } from './mailed-address.tsx';

const byNewPassword = part('confirmByPassword', 'byNewPassword');
const byNewPasswordAgain = part('confirmByPassword', 'byNewPasswordAgain');
const byPassword = part('confirmByPassword', 'byPassword');
const discard = part('confirmByPassword', 'discard');
const words = part('confirmByPassword');

type ConfirmByPasswordProps = {
  email: string;
  /** The address of a pending change that this confirmation cancels. */
  cancels: string | undefined;
  token: string;
  search: RedirectSearch;
  /**
   * True when the user has just chosen a password that is not the account's. The page then asks for a new one first.
   */
  isUsedBefore?: boolean;
  onConfirmed: () => void;
  onDiscarded: (outcome: { title: string; intro: string }) => void;
  onSpent: () => void;
};

/** Confirms an address when nobody is signed in as its user. The user enters a password, which then signs in. */
export function ConfirmByPassword({
  email,
  cancels,
  token,
  search,
  isUsedBefore = false,
  onConfirmed,
  onDiscarded,
  onSpent,
}: ConfirmByPasswordProps) {
  const navigate = useNavigate();
  const [isNew, setNew] = useState(isUsedBefore);
  const choosing = isUsedBefore ? byNewPasswordAgain : byNewPassword;
  const { intro, instead } = isNew ? choosing : byPassword;

  // The address is confirmed now, whether or not the sign-in succeeds. If it fails, the next page links to the sign-in
  // page.
  const goOn = async (password: string) => {
    try {
      const secondFactors = await signIn({ email, password });
      if (secondFactors) return navigate({ ...toSecondFactor(secondFactors, search), replace: true });
    } catch {
      return onConfirmed();
    }
    notifyOtherTabs();
    await navigate({ to: pages.signIn, search, replace: true });
  };

  return (
    <AuthPage title={words.title} intro={intro({ email: <MailedAddress>{email}</MailedAddress> })}>
      <CancelsChange to={cancels} />
      <ConfirmAddressForm
        key={String(isNew)}
        email={email}
        token={token}
        isNew={isNew}
        onDone={goOn}
        onSpent={onSpent}
      />
      <div className="mt-4 space-y-2">
        <Button variant="quiet" className="w-full" onClick={() => setNew(!isNew)}>
          {instead}
        </Button>
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
