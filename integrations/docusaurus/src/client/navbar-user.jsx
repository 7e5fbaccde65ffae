import { translate } from '@docusaurus/Translate';
import { GatehouseProvider, UserButton } from 'gatehouse-auth/react';
import { useGatehouse } from './session.js';

const toLabels = () => ({
  account: translate({ id: 'gatehouse.account', message: 'Account' }),
  signIn: translate({ id: 'gatehouse.signIn', message: 'Sign in' }),
  manage: translate({ id: 'gatehouse.manage', message: 'Manage account' }),
  signOut: translate({ id: 'gatehouse.signOut', message: 'Sign out' }),
  signingOut: translate({ id: 'gatehouse.signingOut', message: 'Signing out…' }),
  notSignedOut: translate({
    id: 'gatehouse.notSignedOut',
    message: 'You are still signed in: your account can’t be reached. Try again.',
  }),
  unavailable: translate({ id: 'gatehouse.unavailable', message: 'Account unavailable' }),
  tryAgain: translate({ id: 'gatehouse.tryAgain', message: 'Try again' }),
});

/**
 * The navbar's item. On a phone it stays in the bar, so that the drawer needs no second one.
 * @param {{ mobile?: boolean, className?: string }} props
 */
export function NavbarUser({ mobile = false, className }) {
  const gatehouse = useGatehouse();
  if (mobile) return null;
  return (
    <div className={['gatehouse-navbar', className].filter(Boolean).join(' ')}>
      <GatehouseProvider gatehouse={gatehouse}>
        <UserButton labels={toLabels()} />
      </GatehouseProvider>
    </div>
  );
}
