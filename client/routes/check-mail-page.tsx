import { Link, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { signIn } from '../api/auth.ts';
import { toFailure } from '../api/failure.ts';
import { readLink, verifyEmail } from '../api/mail-link.ts';
import { sendVerification } from '../api/more-auth.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { SendAgain } from '../features/credentials/send-again.tsx';
import { useMailedAddress } from '../session/mailed-address.ts';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import { toSecondFactor } from '../session/pending-sign-in.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { ConfirmByCode } from './confirm-by-code.tsx';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';
import { LazyCreatePasskey } from './lazy-create-passkey.ts';

const words = part('checkMail');

type CheckMailPageProps = {
  email: string;
  /** The password from the sign-up form, so that the user does not have to type it again. None with a passkey. */
  password?: string;
  search: RedirectSearch;
};

/** Follows a sign-up that has to be confirmed by mail. It looks the same whether or not the address had an account. */
export function CheckMailPage({ email, password, search }: CheckMailPageProps) {
  const navigate = useNavigate();
  useMailedAddress(email);
  const [opened, setOpened] = useState<Omit<ComponentProps<typeof ConfirmByCode>, 'search'>>();

  // The account has no password yet. Or the address had an account already, with another password: the sign-up did not
  // reveal this, but a person with the code may know it. The link's facts name the address, because this browser may
  // have requested mails for several addresses.
  const askFurther = async (token: string) => {
    const { email, cancels, withoutPassword = false } = await readLink('verifyEmail', token);
    await (withoutPassword ? LazyCreatePasskey : LazyConfirmByPassword).preload?.();
    setOpened({ email, cancels, token, withoutPassword });
  };
  const enterCode = async (token: string) => {
    if (password === undefined) return askFurther(token);
    try {
      await verifyEmail({ token, password });
    } catch (error) {
      const { code, fields } = toFailure(error);
      if (fields?.password === undefined && code !== 'step_up_required') throw error;
      return askFurther(token);
    }
    // The address is confirmed now. If the sign-in fails, the user can sign in on the sign-in page.
    const secondFactors = await signIn({ email, password }).catch(() => null);
    if (secondFactors) return navigate({ ...toSecondFactor(secondFactors, search), replace: true });
    notifyOtherTabs();
    await navigate({ to: pages.signIn, search, replace: true });
  };

  const toIntro = password === undefined ? words.introPasskey : words.intro;

  if (opened) return <ConfirmByCode {...opened} search={search} />;
  return (
    <AuthPage
      title={words.title}
      intro={toIntro({
        email: <strong className="break-words font-semibold text-ink">{email}</strong>,
      })}
      footer={words.confirmedAlready({
        link: (text) => (
          <Link to={pages.signIn} search={search} className="link">
            {text}
          </Link>
        ),
      })}
    >
      <CodeForm onCode={enterCode} />
      <p className="mt-6 text-muted">{words.hint}</p>
      <SendAgain onSend={() => sendVerification({ email }, search[REDIRECT_TO])} />
    </AuthPage>
  );
}
