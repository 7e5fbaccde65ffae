import { useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { usePendingDeletion } from '../session/session-provider.tsx';
import { Notice } from '../ui/notice.tsx';
import { part } from '../words/part.ts';
import { LazyPendingDeletion } from './lazy-pending-deletion.ts';

const words = part('frame');

/** Shown on every page of an account that is to be deleted, except on the page that shows the deletion itself. */
export function DeletionNotice() {
  const deletion = usePendingDeletion();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [lastShownOn, setLastShownOn] = useState<string>();
  if (deletion && lastShownOn !== path) setLastShownOn(path);
  if (path === pages.data) return null;
  if (!deletion)
    return (
      lastShownOn === path && (
        <div className="mb-8">
          <Notice takesFocus>{words.accountStays}</Notice>
        </div>
      )
    );
  return (
    <Suspense>
      <div className="mb-8">
        <LazyPendingDeletion purgeAt={deletion.purgeAt} />
      </div>
    </Suspense>
  );
}
