import { type ComponentProps, useState } from 'react';
import { toFailure } from '../api/failure.ts';
import { verifyEmail } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';
import { CancelsChange, MailedAddress } from './mailed-address.tsx';

const confirm = part('verifyEmail', 'confirm');

type ConfirmAddressProps = ComponentProps<typeof LazyConfirmByPassword> & {
  /** True when nobody is signed in as the user that the link is for. */
  needsPassword: boolean;
};

/** Confirms an address. The signed-in user presses a button; everybody else enters a password. */
export function ConfirmAddress({ needsPassword, ...confirming }: ConfirmAddressProps) {
  const { email, cancels, token, onConfirmed, onSpent } = confirming;
  const [byPassword, setByPassword] = useState(needsPassword);

  const press = async () => {
    try {
      await verifyEmail({ token });
      onConfirmed();
    } catch (error) {
      // The user signed out in the meantime, or another user signed in.
      if (toFailure(error).code !== 'step_up_required') throw error;
      setByPassword(true);
    }
  };

  if (byPassword) return <LazyConfirmByPassword {...confirming} />;
  return (
    <AuthPage title={confirm.title} intro={confirm.intro({ email: <MailedAddress>{email}</MailedAddress> })}>
      <CancelsChange to={cancels} />
      <LinkButton label={confirm.action} onPress={press} onSpent={onSpent} />
    </AuthPage>
  );
}
