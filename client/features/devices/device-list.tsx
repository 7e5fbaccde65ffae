import { useEffect, useRef, useState } from 'react';
import * as words from '#messages/devices.tsx';
import type { Session } from '../../../shared/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DeviceOutcome } from './device-outcome.tsx';
import { DeviceRow } from './device-row.tsx';
import { type Outcome, useRevocation, useRevocationOfOthers } from './use-revocation.ts';

/** All signed-in devices and the ways to end them. */
export function DeviceList({ sessions }: { sessions: Session[] }) {
  const list = useRef<HTMLUListElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const one = useRevocation((latest) =>
    setOutcomes((known) => [...known.filter(({ id }) => id !== latest.id), latest]),
  );
  const others = useRevocationOfOthers();
  const otherCount = sessions.length - 1;

  useEffect(() => {
    if (others.isSuccess) outcome.current?.focus(); // the button went with the other devices
  }, [others.isSuccess]);

  const signOut = ({ id }: Session, button: HTMLElement) => {
    others.reset();
    setOutcomes((known) => known.filter((other) => other.error && other.id !== id)); // old news goes, failures stay
    one.mutate({ id });
    // The button goes with its row: the next one takes over, else what comes of it.
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const place = buttons.indexOf(button as HTMLButtonElement);
    (buttons[place + 1] ?? buttons[place - 1] ?? outcome.current)?.focus();
  };
  const signOutOthers = () => {
    setOutcomes([]);
    others.mutate();
  };

  return (
    <div className="space-y-4">
      <DeviceOutcome ref={outcome} outcomes={outcomes} others={others} />
      <ul
        ref={list}
        aria-label={words.list}
        className="divide-y divide-line rounded-box border border-line bg-surface"
      >
        {sessions.map((session) => (
          <DeviceRow key={session.id} session={session} onSignOut={(button) => signOut(session, button)} />
        ))}
      </ul>
      {otherCount > 0 ? (
        <ConfirmDialog
          action={words.signOutOthers.action}
          isBusy={others.isPending}
          title={words.signOutOthers.title(otherCount)}
          consequence={words.signOutOthers.consequence}
          onConfirm={signOutOthers}
        />
      ) : (
        <p className="text-muted">{words.onlyThisDevice}</p>
      )}
    </div>
  );
}
