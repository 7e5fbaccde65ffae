import * as words from '#messages/devices.tsx';
import type { Amr } from '../../../shared/amr.ts';
import type { Session } from '../../../shared/session.ts';
import { Facts } from '../../ui/facts.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';

const MINUTE = 60_000;

/** When and where a device was used, how it signed in, and when its session expires. */
export function DeviceFacts({ session }: { session: Session }) {
  const isActive = session.current || Date.now() - Date.parse(session.lastSeenAt) < MINUTE;
  return (
    <div className="text-muted text-sm">
      <Facts>
        {words.kinds[session.device.kind]}
        {isActive ? words.activeNow : words.active(<RelativeTime at={session.lastSeenAt} />)}
      </Facts>
      <Facts>
        {session.place && <bdi>{session.place}</bdi>}
        {session.ipAddress && <bdi>{session.ipAddress}</bdi>}
      </Facts>
      <p>
        {words.signedIn[session.method](<RelativeTime at={session.createdAt} />)}
        {toConfirmation(session)}
      </p>
      <p>{words.signsOut(<TimeLeft until={session.expiresAt} />)}</p>
    </div>
  );
}

/** The second factor that the session has proved, at the sign-in or later; empty when there is none. */
function toConfirmation({ method, amr }: Session): string {
  const has = (value: Amr) => amr.includes(value);
  if (method === 'passkey') return '';
  if (has('otp')) return words.confirmedBy.code;
  return has('pop') ? words.confirmedBy.passkey : '';
}
