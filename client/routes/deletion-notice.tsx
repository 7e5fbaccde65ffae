import { useRouterState } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { accountStays } from '#messages/frame.ts';
import { pages } from '../../shared/paths.ts';
import { lazyImport } from '../api/lazy-import.ts';
import { usePendingDeletion } from '../session/session-provider.tsx';
import { Notice } from '../ui/notice.tsx';

// Its script comes for the few who need it.
const PendingDeletion: ComponentType<{ purgeAt: string }> = lazy(async () => {
  const { PendingDeletion } = await lazyImport(() => import('../features/data/pending-deletion.tsx'));
  return { default: PendingDeletion };
});

/** On every page of an account that is about to be deleted; its own page says it in its place. */
export function DeletionNotice() {
  const deletion = usePendingDeletion();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [lastShownOn, setLastShownOn] = useState<string>();
  if (deletion && lastShownOn !== path) setLastShownOn(path);
  if (path === pages.data) return null;
  if (!deletion) return lastShownOn === path && <Notice takesFocus>{accountStays}</Notice>;
  return (
    <Suspense>
      <div className="mb-8">
        <PendingDeletion purgeAt={deletion.purgeAt} />
      </div>
    </Suspense>
  );
}
