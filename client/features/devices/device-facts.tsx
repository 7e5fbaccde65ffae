import type { ReactNode } from 'react';
import type { Amr } from '../../../shared/amr.ts';
import type { Session } from '../../../shared/session.ts';
import { Facts } from '../../ui/facts.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { part } from '../../words/part.ts';
import { placeInWords } from '../../words/place-in-words.ts';

const words = part('devices');

const MINUTE = 60_000;

/** When and where a device was used, how it signed in, and when its session expires. */
export function DeviceFacts({ session }: { session: Session }) {
  const isActive = session.current || Date.now() - Date.parse(session.lastSeenAt) < MINUTE;
  return (
    <div className="text-muted text-sm">
      <Facts>
        {words.kinds[session.device.kind]}
        {isActive ? words.activeNow : words.active({ time: <RelativeTime at={session.lastSeenAt} /> })}
      </Facts>
      <Facts>
        {session.place && <bdi>{placeInWords(session.place)}</bdi>}
        {session.ipAddress && <bdi>{session.ipAddress}</bdi>}
      </Facts>
      <p>{toSignedIn(session)}</p>
      <p>{words.signsOut({ time: <TimeLeft until={session.expiresAt} /> })}</p>
    </div>
  );
}

/** How and when the device signed in, and by which second factor the session was confirmed, then or later. */
function toSignedIn({ method, amr, createdAt }: Session): ReactNode {
  const has = (value: Amr) => amr.includes(value);
  const signedIn = words.signedIn[method]({ time: <RelativeTime at={createdAt} /> });
  if (method === 'passkey') return signedIn;
  if (has('otp')) return words.confirmedBy.code({ signedIn });
  return has('pop') ? words.confirmedBy.passkey({ signedIn }) : signedIn;
}
