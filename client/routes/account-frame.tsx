import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { pages } from '../../shared/paths.ts';
import { describeError } from '../api/describe-error.ts';
import { lazyImport } from '../api/lazy-import.ts';
import { chooseTheme } from '../preload/theme.ts';
import { useIsOtherPerson, useSetUpRequired, useUser } from '../session/session-provider.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { Alert } from '../ui/alert.tsx';
import { Brand } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';
import { LanguageSelect } from '../ui/language-select.tsx';
import { Notice } from '../ui/notice.tsx';
import { UserMenu } from '../ui/user-menu.tsx';
import { part } from '../words/part.ts';
import { AccountNav } from './account-nav.tsx';
import { BackLink } from './back-link.tsx';
import { DeletionNotice } from './deletion-notice.tsx';
import { InFrame } from './in-frame.ts';
import { useTheme } from './use-theme.ts';

const words = part('frame');

/** The frame around every page of the account. */
export function AccountFrame({ children }: { children: ReactNode }) {
  const user = useUser();
  const isOtherPerson = useIsOtherPerson();
  const signOut = useSignOut();
  const theme = useTheme();
  const router = useRouter();
  const setUpRequired = useSetUpRequired();

  useEffect(() => {
    if (setUpRequired) void router.invalidate(); // the account's loader redirects to the set-up
  }, [setUpRequired, router]);

  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex h-16 max-w-310 items-center justify-between gap-4 px-4 sm:px-6">
          <div className="flex min-w-0 items-center gap-x-6">
            <Link to={pages.account} className="inline-flex min-w-0 rounded-box">
              <Brand />
            </Link>
            <BackLink className="max-sm:hidden" />
          </div>
          <UserMenu
            name={user.name}
            email={user.email}
            image={user.image}
            theme={theme}
            onTheme={chooseTheme}
            onSignOut={signOut.mutate}
            onLoad={lazyImport}
          />
        </div>
      </header>
      <div className="mx-auto max-w-310 px-4 pb-[calc(1.5rem+var(--bar))] sm:px-6 sm:pb-12 lg:grid lg:grid-cols-[14.5rem_minmax(0,60rem)] lg:gap-x-12">
        <AccountNav />
        <div className="pt-8 lg:pt-10">
          <main id="content">
            <BackLink className="mb-4 block sm:hidden" />
            {isOtherPerson && (
              <div className="mb-8">
                <Notice takesFocus>{words.otherPerson({ email: user.email })}</Notice>
              </div>
            )}
            {signOut.error && (
              <div className="sticky top-4 z-10 mb-6">
                <Alert {...describeError(signOut.error)} title={words.stillSignedIn} />
              </div>
            )}
            <DeletionNotice />
            <InFrame value>{children}</InFrame>
          </main>
          <footer className="mt-10 flex flex-wrap items-center justify-between gap-x-4 border-line border-t pt-4 text-muted text-sm">
            <p className="min-w-0 break-words">{words.signedInAs({ email: user.email })}</p>
            <div className="flex flex-wrap items-center gap-x-6">
              <LanguageSelect />
              <Button
                variant="quiet"
                className="-mx-4"
                isBusy={signOut.isPending}
                onClick={() => signOut.mutate()}
              >
                {words.signOut}
              </Button>
            </div>
          </footer>
        </div>
      </div>
    </>
  );
}
