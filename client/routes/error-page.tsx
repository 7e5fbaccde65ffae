import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { use, useEffect, useState } from 'react';
import { describeError } from '../api/describe-error.ts';
import { isOutage, RETRY_OUTAGE } from '../api/failure.ts';
import { portalConfig } from '../api/portal-config.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { LoadError } from '../ui/load-error.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';
import { InFrame } from './in-frame.ts';

const words = part('root');

/**
 * Shows that a page could not be opened, inside the account's frame where there is one. During an outage it retries by
 * itself. The user stays signed in.
 */
export function ErrorPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const [isRetrying, setRetrying] = useState(false);
  const outage = isOutage(error);
  const isInFrame = use(InFrame);

  const retry = async () => {
    setRetrying(true);
    await router.invalidate();
    setRetrying(false);
  };

  useEffect(() => {
    if (!outage) return;
    const again = () => void router.invalidate();
    const timer = setInterval(again, RETRY_OUTAGE);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [outage, router]);

  const title = outage
    ? navigator.onLine
      ? words.notReached({ appName: portalConfig.appName })
      : words.offline
    : words.notOpened;
  const shown = { ...describeError(error), ...(outage && { message: words.triesAgain }) };
  const problem = <LoadError {...shown} isRetrying={isRetrying} onRetry={retry} />;
  if (!isInFrame) return <AuthPage title={title}>{problem}</AuthPage>;
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <div className="mt-6">{problem}</div>
    </>
  );
}
