import { type ReactNode, useId } from 'react';
import { Brand } from './brand.tsx';
import { LanguageSelect } from './language-select.tsx';
import { Notice } from './notice.tsx';
import { PageHeading } from './page-heading.tsx';

type AuthPageProps = {
  title: string;
  intro?: ReactNode;
  notice?: ReactNode;
  footer?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
};

/** A page of the sign-in or sign-up flow: one card with one task. */
export function AuthPage({ title, intro, notice, footer, isWide = false, children }: AuthPageProps) {
  const noticeId = useId();
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-8 pb-12 sm:px-6 sm:pt-[max(3rem,10vh)]">
      <header>
        <Brand />
      </header>
      <main id="content" className={`mt-6 w-full sm:mt-8 ${isWide ? 'max-w-136' : 'max-w-104'}`}>
        {notice && <Notice id={noticeId}>{notice}</Notice>}
        <div className="rounded-box border border-line bg-surface p-6 shadow-box sm:p-8">
          <PageHeading describedBy={notice ? noticeId : undefined}>{title}</PageHeading>
          {intro && <p className="mt-1.5 text-pretty text-muted empty:hidden">{intro}</p>}
          <div className="mt-6">{children}</div>
        </div>
        {footer && <p className="mt-6 text-center text-muted">{footer}</p>}
      </main>
      <footer className="mt-auto pt-8 text-center">
        <LanguageSelect />
      </footer>
    </div>
  );
}
