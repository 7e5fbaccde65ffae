import { useRef } from 'react';
import type { Session } from '../../../shared/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DeviceOutcome } from './device-outcome.tsx';
import { DeviceRow } from './device-row.tsx';
import { useRevocation, useRevocationOfOthers } from './use-revocation.ts';

/** All signed-in devices and the ways to end them. */
export function DeviceList({ sessions }: { sessions: Session[] }) {
  const list = useRef<HTMLUListElement>(null);
  const one = useRevocation();
  const others = useRevocationOfOthers();
  const otherCount = sessions.length - 1;

  const signOut = ({ id }: Session) => {
    others.reset();
    one.mutate({ id });
    list.current?.focus(); // its button goes with the row
  };
  const signOutOthers = () => {
    one.reset();
    others.mutate();
  };

  return (
    <div className="space-y-4">
      <DeviceOutcome one={one} others={others} />
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Devices"
        className="divide-y divide-line rounded-box border border-line bg-surface outline-none"
      >
        {sessions.map((session) => (
          <DeviceRow key={session.id} session={session} onSignOut={() => signOut(session)} />
        ))}
      </ul>
      {otherCount > 0 ? (
        <ConfirmDialog
          action="Sign out of other devices"
          isBusy={others.isPending}
          title={
            otherCount === 1 ? 'Sign out of 1 other device?' : `Sign out of ${otherCount} other devices?`
          }
          consequence="They need your password to get back in. This device stays signed in."
          onConfirm={signOutOthers}
        />
      ) : (
        <p className="text-muted">Only this device is signed in.</p>
      )}
    </div>
  );
}
