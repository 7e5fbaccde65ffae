import { Link, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { pages } from '../../shared/paths.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';
import { LazyCreatePasskey } from './lazy-create-passkey.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';

const discard = part('confirmByPassword', 'discard');

type ConfirmByCodeProps = Pick<
  ComponentProps<typeof LazyConfirmByPassword>,
  'email' | 'cancels' | 'token'
> & {
  /** True for a new account without a password. */
  withoutPassword: boolean;
  search: RedirectSearch;
};

/**
 * Goes on from a typed code that does not confirm the address by itself: the account has no password yet, or it existed
 * before the sign-up, with another password than the sign-up's.
 */
export function ConfirmByCode({ search, withoutPassword, ...opened }: ConfirmByCodeProps) {
  const navigate = useNavigate();
  const [discarded, setDiscarded] = useState<{ title: string; intro: string }>();
  const [isSpent, setSpent] = useState(false);

  if (isSpent) return <LazyLinkSpent link="verifyEmail" why={undefined} search={search} />;
  if (discarded)
    return (
      <AuthPage title={discarded.title} intro={<span className="wrap-anywhere">{discarded.intro}</span>}>
        <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
          {discard.done.action}
        </Link>
      </AuthPage>
    );
  const confirming = {
    ...opened,
    search,
    onConfirmed: () => void navigate({ to: pages.signIn, search, replace: true }),
    onDiscarded: setDiscarded,
    onSpent: () => setSpent(true),
  };
  return withoutPassword ? (
    <LazyCreatePasskey {...confirming} />
  ) : (
    <LazyConfirmByPassword {...confirming} isUsedBefore />
  );
}
