import { Link } from '@tanstack/react-router';
import { backToSignIn, linkSpent } from '#messages/entry.tsx';
import { type MailLink, pages } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

type LinkSpentProps = { link: MailLink; search: RedirectSearch };

/** A page that mails link to, opened by a link that is worth nothing any more: no dead end. */
export function LinkSpent({ link, search }: LinkSpentProps) {
  const { intro, action } = linkSpent[link];
  const look = `${buttonClass('primary')} w-full`;

  if (link === 'resetPassword' || link === 'notMe')
    return (
      <EntryPage
        title={linkSpent.title}
        intro={intro}
        footer={
          <Link to={pages.signIn} search={search} className="link">
            {backToSignIn}
          </Link>
        }
      >
        <Link to={pages.forgotPassword} search={search} className={look}>
          {action}
        </Link>
      </EntryPage>
    );

  // Where nobody gets in with an address that is not confirmed, signing in leads nowhere.
  const mustConfirm = link === 'verifyEmail' && portalConfig.signUp === 'verified';
  return (
    <EntryPage
      title={linkSpent.title}
      intro={intro}
      footer={
        mustConfirm && (
          <Link to={pages.forgotPassword} search={search} className="link">
            {linkSpent.confirmByPassword}
          </Link>
        )
      }
    >
      {link === 'keepAccount' ? (
        <Link to={pages.account} className={look}>
          {action}
        </Link>
      ) : (
        <Link to={pages.security} hash="email" className={look}>
          {action}
        </Link>
      )}
    </EntryPage>
  );
}
