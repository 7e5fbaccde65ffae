import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { confirm } from '#messages/verify-email.tsx';
import type { LinkFacts } from '../../shared/account.ts';
import { pages } from '../../shared/paths.ts';
import { signIn } from '../api/auth.ts';
import { toFailure } from '../api/failure.ts';
import { discardAccount, verifyEmail } from '../api/mail-link.ts';
import { ConfirmAddressForm } from '../features/credentials/confirm-address-form.tsx';
import { DiscardAccount } from '../features/credentials/discard-account.tsx';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { tellOtherTabs } from '../session/other-tabs.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { Button } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { MailedAddress } from './mailed-address.tsx';

type ConfirmAddressProps = {
  token: string;
  facts: LinkFacts;
  search: RedirectSearch;
  onConfirmed: () => void;
  onDiscarded: () => void;
  onSpent: () => void;
};

/** Confirms an address: by a press for whoever is signed in as that person, by a password for anybody else. */
export function ConfirmAddress({
  token,
  facts: { email, needsPassword },
  search,
  onConfirmed,
  onDiscarded,
  onSpent,
}: ConfirmAddressProps) {
  const navigate = useNavigate();
  const [way, setWay] = useState<'press' | 'password' | 'newPassword'>(needsPassword ? 'password' : 'press');
  const address = <MailedAddress>{email}</MailedAddress>;

  const press = async () => {
    try {
      await verifyEmail({ token });
      onConfirmed();
    } catch (error) {
      // Signed out meanwhile, or somebody else signed in.
      if (toFailure(error).code !== 'step_up_required') throw error;
      setWay('password');
    }
  };
  // The address is confirmed by now, whatever becomes of the sign-in: its page is one press away.
  const goOn = async (password: string) => {
    try {
      await signIn({ email, password });
    } catch {
      return onConfirmed();
    }
    tellOtherTabs();
    await navigate({ to: pages.signIn, search, replace: true });
  };

  if (way === 'press')
    return (
      <EntryPage title={confirm.title} intro={confirm.intro(address)}>
        <LinkButton label={confirm.action} onPress={press} onSpent={onSpent} />
      </EntryPage>
    );

  const isNew = way === 'newPassword';
  const { intro, instead } = isNew ? confirm.byNewPassword : confirm.byPassword;
  return (
    <EntryPage title={confirm.title} intro={intro(address)}>
      <ConfirmAddressForm
        key={way}
        email={email}
        token={token}
        isNew={isNew}
        onDone={goOn}
        onSpent={onSpent}
      />
      <div className="mt-4 space-y-2">
        <Button variant="quiet" className="w-full" onClick={() => setWay(isNew ? 'password' : 'newPassword')}>
          {instead}
        </Button>
        <DiscardAccount
          email={email}
          onDiscard={async () => {
            await discardAccount(token);
            onDiscarded();
          }}
          onSpent={onSpent}
        />
      </div>
    </EntryPage>
  );
}
