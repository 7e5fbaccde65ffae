import { Link } from '@tanstack/react-router';
import { LINK_SPENT } from '../../shared/errors.ts';
import { type MailLink, pages } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { useMessage } from '../words/use-message.ts';

const linkSpent = part('linkSpent');
const words = part('signInFlow');

type LinkSpentProps = { link: MailLink; why: string | undefined; search: RedirectSearch };

/** A page for mail links that was opened with a link that can no longer be used. It offers a way to continue. */
export function LinkSpent({ link, why, search }: LinkSpentProps) {
  // Both lead to the page that shows what is pending.
  const { intro: unknown, action } = linkSpent[link === 'stopRecovery' ? 'changeEmail' : link];
  const intro = useMessage(why === LINK_SPENT ? undefined : why) ?? unknown;
  const look = `${buttonClass('primary')} w-full`;
  // Perhaps the user has already used the link as intended. They can still go on to their return target.
  const toSignIn = (
    <Link to={pages.signIn} search={search} className="link">
      {words.backToSignIn}
    </Link>
  );

  if (link === 'resetPassword' || link === 'notMe')
    return (
      <AuthPage title={linkSpent.title} intro={intro} footer={toSignIn}>
        <Link to={pages.forgotPassword} search={search} className={look}>
          {action}
        </Link>
      </AuthPage>
    );

  // When sign-in requires a confirmed address, signing in is no way to continue.
  const mustConfirm = link === 'verifyEmail' && portalConfig.signUp === 'verified';
  return (
    <AuthPage
      title={linkSpent.title}
      intro={intro}
      footer={
        <>
          {link !== 'keepAccount' && toSignIn}
          {mustConfirm && (
            <Link to={pages.forgotPassword} search={search} className="link mt-3 block">
              {linkSpent.confirmByPassword}
            </Link>
          )}
        </>
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
    </AuthPage>
  );
}
