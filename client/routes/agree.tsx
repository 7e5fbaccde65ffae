import { Link } from '@tanstack/react-router';
import type { LinkFacts } from '../../shared/account.ts';
import { type MailLink, pages } from '../../shared/paths.ts';
import { toFailure } from '../api/failure.ts';
import { confirmEmailChange, keepAccount } from '../api/mail-link.ts';
import { stopRecovery } from '../api/stop-recovery.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { MailedAddress } from './mailed-address.tsx';

const words = part('agree');
const signInFlowWords = part('signInFlow');

type AgreeProps = {
  link: MailLink;
  secret: string;
  facts: LinkFacts;
  search: RedirectSearch;
  onAgreed: (intro: string) => void;
  onRefused: (outcome: { title: string; intro: string }) => void;
  onSpent: () => void;
};

/** Agrees to an email change, stops what the operator began, or keeps an account that is to be deleted. */
export function Agree({ link, secret, facts, search, onAgreed, onRefused, onSpent }: AgreeProps) {
  const address = <MailedAddress>{facts.email}</MailedAddress>;
  const changeEmail = async () => {
    try {
      const { email, done } = await confirmEmailChange(secret);
      onAgreed(done ? words.change.done({ email }) : words.change.half({ email }));
    } catch (error) {
      if (toFailure(error).code !== 'conflict') throw error;
      onRefused({ title: words.change.taken.title, intro: words.change.taken.intro({ email: facts.email }) });
    }
  };
  const keep = async () => {
    await keepAccount(secret);
    onAgreed(words.keep.done);
  };
  const stop = async () => {
    const { stopped } = await stopRecovery(secret);
    onAgreed(words.stop.done[stopped]);
  };

  if (link === 'stopRecovery')
    return (
      <AuthPage title={words.stop.title} intro={words.stop[facts.stops ?? 'address']({ email: address })}>
        <LinkButton label={words.stop.action} onPress={stop} onSpent={onSpent} />
      </AuthPage>
    );

  return link === 'keepAccount' ? (
    <AuthPage
      title={words.keep.title}
      intro={words.keep.intro({ email: address })}
      footer={
        <Link to={pages.signIn} search={search} className="link">
          {signInFlowWords.backToSignIn}
        </Link>
      }
    >
      <LinkButton label={words.keep.action} onPress={keep} onSpent={onSpent} />
    </AuthPage>
  ) : (
    <AuthPage
      title={words.change.title}
      intro={
        facts.completes ? words.change.intro({ email: address }) : words.change.introHalf({ email: address })
      }
    >
      <LinkButton label={words.change.action} onPress={changeEmail} onSpent={onSpent} />
    </AuthPage>
  );
}
