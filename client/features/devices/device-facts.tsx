import * as words from '#messages/devices.tsx';
import type { Session } from '../../../shared/session.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';

/** When and where a device was used, how it got in, and when it is out by itself. */
export function DeviceFacts({ session }: { session: Session }) {
  return (
    <div className="text-muted text-sm">
      <p>
        {words.kinds[session.device.kind] && `${words.kinds[session.device.kind]} · `}
        {session.current ? words.activeNow : words.active(<RelativeTime at={session.lastSeenAt} />)}
        {session.place && (
          <>
            {' '}
            · <bdi>{session.place}</bdi>
          </>
        )}
        {session.ipAddress && (
          <>
            {' '}
            · <bdi className="inline-block max-w-full wrap-anywhere">{session.ipAddress}</bdi>
          </>
        )}
      </p>
      <p>{words.signedIn[session.method](<RelativeTime at={session.createdAt} />)}</p>
      <p>{words.signsOut(<TimeLeft until={session.expiresAt} />)}</p>
    </div>
  );
}
