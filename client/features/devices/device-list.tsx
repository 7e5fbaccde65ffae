import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { pages } from '../../../shared/paths.ts';
import type { ListedSession } from '../../../shared/session.ts';
import { lazyImport } from '../../api/lazy-import.ts';
import { useEndOthers } from '../../session/use-end-others.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { part } from '../../words/part.ts';
import { DeviceOutcome } from './device-outcome.tsx';
import { DeviceRow } from './device-row.tsx';
import { type Outcome, useRevocation, useSiteRevocation } from './use-revocation.ts';

const words = part('devices');

/** What ends one row: `mutate` of a device's or a site's sign-out. */
type Revocation = { mutate: (input: { id: string }) => void };

/** Lists all signed-in devices, with the buttons that sign them out. */
export function DeviceList({ sessions }: { sessions: ListedSession[] }) {
  const outcome = useRef<HTMLDivElement>(null);
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const addOutcome = (latest: Outcome) =>
    setOutcomes((known) => [...known.filter(({ id }) => id !== latest.id), latest]);
  const device = useRevocation(addOutcome);
  const site = useSiteRevocation(addOutcome);
  const others = useEndOthers();
  const otherCount = sessions.length - 1;

  useEffect(() => {
    if (others.isSuccess) outcome.current?.focus(); // the button disappeared with the other devices
  }, [others.isSuccess]);

  const signOut = (revocation: Revocation, id: string, row: Element | null) => {
    others.reset();
    setOutcomes((known) => known.filter((other) => other.error && other.id !== id)); // successes disappear, errors stay
    revocation.mutate({ id });
    // The focused button disappears with its row. The focus moves to the button of a neighbouring row, otherwise to the
    // result.
    const neighbour = [row?.nextElementSibling, row?.previousElementSibling]
      .map((neighbour) => neighbour?.querySelector('button'))
      .find((button) => button);
    (neighbour ?? outcome.current)?.focus();
  };
  const signOutOthers = () => {
    setOutcomes([]);
    others.mutate();
  };

  return (
    <div>
      <DeviceOutcome ref={outcome} outcomes={outcomes} others={others} />
      <ul aria-label={words.list} className="divide-y divide-line rounded-box border border-line bg-surface">
        {sessions.map((session) => (
          <DeviceRow
            key={session.id}
            session={session}
            onSignOut={(row) => signOut(device, session.id, row)}
            onSignOutSite={(id, row) => signOut(site, id, row)}
          />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 text-muted">
        {otherCount > 0 ? (
          <>
            <p>{words.signOutOthers.count({ count: otherCount })}</p>
            <ConfirmDialog
              action={words.signOutOthers.action}
              keep={words.signOutOthers.keep}
              isBusy={others.isPending}
              title={words.signOutOthers.title({ count: otherCount })}
              consequence={words.signOutOthers.consequence}
              onLoad={lazyImport}
              onFailed={(error) =>
                addOutcome({ id: 'others', of: 'device', text: words.signOutOthers.failed, error })
              }
              onConfirm={signOutOthers}
            />
          </>
        ) : (
          <p>
            {words.onlyThisDevice({
              link: (text) => (
                <Link to={pages.activity} className="link">
                  {text}
                </Link>
              ),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
