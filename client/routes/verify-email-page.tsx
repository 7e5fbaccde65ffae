import { Link, useLoaderData, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { ConfirmAddress } from './confirm-address.tsx';
import { LazyAgree } from './lazy-agree.ts';
import { LazyCreatePasskey } from './lazy-create-passkey.ts';
import { LazyLinkMissing } from './lazy-link-missing.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';
import type { OpenedLink } from './open-link.ts';

const words = part('verifyEmail');

type Outcome = { title: string; intro: string };

export function VerifyEmailPage() {
  const search = useSearch({ from: pages.verifyEmail });
  const router = useRouter();
  const loaded = useLoaderData({ from: pages.verifyEmail });
  // The data of the code that the user typed, when the link came without its secret.
  const [typed, setTyped] = useState<OpenedLink>();
  const opened = typed ?? loaded;
  const [outcome, setOutcome] = useState<Outcome>();
  const [isSpent, setSpent] = useState(false);
  const thank = (intro: string) => setOutcome({ title: words.thanks, intro });
  // The sign-in page redirects a signed-in user.
  const toGoOn = (label: string) => (
    <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
      {label}
    </Link>
  );

  if (!opened)
    return (
      <LazyLinkMissing link="verifyEmail" onOpened={setTyped}>
        {toGoOn(search.redirect_to ? words.goOn : words.toAccount)}
      </LazyLinkMissing>
    );
  if (outcome)
    return (
      <AuthPage title={outcome.title} intro={<span className="wrap-anywhere">{outcome.intro}</span>}>
        {toGoOn(words.goOn)}
      </AuthPage>
    );

  const { link, secret, facts, why } = opened;
  if (!facts || isSpent) return <LazyLinkSpent link={link} why={why} search={search} />;

  // When asked again, the service may know the reason.
  const onSpent = () => {
    setSpent(true);
    void router.invalidate();
  };
  if (link !== 'verifyEmail')
    return (
      <LazyAgree
        link={link}
        secret={secret}
        facts={facts}
        search={search}
        onAgreed={thank}
        onRefused={setOutcome}
        onSpent={onSpent}
      />
    );
  const { email, cancels, needsPassword = false, withoutPassword = false } = facts;
  const confirming = {
    email,
    cancels,
    token: secret,
    search,
    onConfirmed: () =>
      thank(
        cancels ? words.confirm.doneCancelled({ email, cancelled: cancels }) : words.confirm.done({ email }),
      ),
    onDiscarded: setOutcome,
    onSpent,
  };
  return withoutPassword ? (
    <LazyCreatePasskey {...confirming} />
  ) : (
    <ConfirmAddress {...confirming} needsPassword={needsPassword} />
  );
}
