import { useState } from 'react';
import { trpc } from '../api/trpc.ts';
import { PendingRecoveries } from '../features/recovery/pending-recoveries.tsx';

/** Shown while the operator recovers the account, and after the user stopped it, until the page is left. */
export function RecoveryNotice() {
  const { data } = trpc.security.overview.useQuery();
  const recoveries = data?.pendingRecoveries ?? [];
  const [wasShown, setWasShown] = useState(false);
  if (recoveries.length > 0 && !wasShown) setWasShown(true);
  return wasShown && <PendingRecoveries recoveries={recoveries} />;
}
