import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { notOpened, notReached } from '#messages/root.ts';
import { describeError } from '../api/describe-error.ts';
import { isOutage, RETRY_OUTAGE } from '../api/failure.ts';
import { portalConfig } from '../api/portal-config.ts';
import { EntryPage } from '../ui/entry-page.tsx';
import { LoadError } from '../ui/load-error.tsx';

/** A page that could not be opened. During an outage it tries again by itself: nobody was signed out. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const [isRetrying, setRetrying] = useState(false);
  const outage = isOutage(error);

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

  return (
    <EntryPage title={outage ? notReached(portalConfig.appName) : notOpened}>
      <LoadError {...describeError(error)} isRetrying={isRetrying} onRetry={retry} />
    </EntryPage>
  );
}
