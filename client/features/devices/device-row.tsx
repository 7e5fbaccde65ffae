import * as words from '#messages/devices.tsx';
import type { Session } from '../../../shared/session.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';

type DeviceRowProps = { session: Session; onSignOut: (button: HTMLElement) => void };

/** One signed-in device. The one in use has no button: it is signed out like everywhere. */
export function DeviceRow({ session, onSignOut }: DeviceRowProps) {
  const label = toDeviceLabel(session.device);
  return (
    <li className="flex items-center gap-4 p-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-canvas text-muted">
        <Icon name={session.device.kind} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 font-medium">
          {label}
          {session.current && (
            <span className="rounded-full bg-accent-soft px-2 font-medium text-accent text-sm">
              {words.thisDevice}
            </span>
          )}
        </p>
        <p className="text-muted text-sm">
          {session.current ? words.activeNow : words.active(<RelativeTime at={session.lastSeenAt} />)}
          {session.ipAddress && (
            <>
              {' '}
              · <bdi className="inline-block max-w-full wrap-anywhere">{session.ipAddress}</bdi>
            </>
          )}
        </p>
        <p className="text-muted text-sm">{words.signedIn(<RelativeTime at={session.createdAt} />)}</p>
      </div>
      {!session.current && (
        <Button
          variant="secondary"
          aria-label={words.signOutOf(label)}
          onClick={(event) => onSignOut(event.currentTarget)}
        >
          {words.signOut}
        </Button>
      )}
    </li>
  );
}
