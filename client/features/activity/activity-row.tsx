import type { ActivityKind } from '../../../shared/activity.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Badge } from '../../ui/badge.tsx';
import { ClockTime } from '../../ui/clock-time.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { part } from '../../words/part.ts';
import { placeInWords } from '../../words/place-in-words.ts';
import type { ActivityGroup, ActivityItem } from './days.ts';
import { mayBeAnothers, NotMe } from './not-me.tsx';
import { toSentence } from './sentences.ts';

const words = part('activity');
const deviceWords = part('device');

/** One event, or a series of failures of the same kind. */
export function ActivityRow({ group }: { group: ActivityGroup }) {
  const [latest] = group;
  const { text, failed, icon } = toSentence(latest);

  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 p-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span
        className={`grid size-10 shrink-0 place-items-center rounded-full ${latest.ok ? 'bg-canvas text-muted' : 'bg-danger-soft text-danger'}`}
      >
        <SubjectIcon name={latest.ok ? icon : 'warning'} />
      </span>
      <div>
        {group.length === 1 ? (
          <>
            <p className="wrap-anywhere font-semibold">{latest.ok ? text : failed}</p>
            <p className="text-muted text-sm">
              <Where item={latest} />
            </p>
          </>
        ) : (
          <details>
            <summary className="min-h-6 cursor-pointer">
              <span className="font-semibold">{toTimes(group, failed)}</span>
              <span className="block text-muted text-sm">
                <Where item={latest} isLatest />
              </span>
            </summary>
            <ul className="mt-1 space-y-1">
              {group.map((item) => (
                <li key={item.id} className="text-muted text-sm">
                  <Where item={item} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {mayBeAnothers(latest) && (
        <div className="max-sm:-mb-3 max-sm:col-start-2">
          <NotMe kind={latest.kind} sentence={text} device={toDeviceLabel(latest.device)} />
        </div>
      )}
    </li>
  );
}

/** A series of failures in words: how many, and from how many addresses if there are several. */
function toTimes(group: ActivityGroup, sentence: string): string {
  const { kind } = group[0];
  const addresses = countAddresses(group);
  const count = group.length;
  const attempts = isAttempt(kind) ? words.attempts[kind]({ count }) : words.times({ count });
  const times = addresses > 1 ? words.timesFrom({ times: attempts, count: addresses }) : attempts;
  return isAttempt(kind) ? times : words.timesOf({ times, sentence });
}

const isAttempt = (kind: ActivityKind): kind is keyof typeof words.attempts =>
  kind === 'sign_in' || kind === 'step_up' || kind === 'second_factor';

/** The time, the device and the place of the event. Unknown facts are left out, and so is the device of a back end. */
function Where({ item, isLatest = false }: { item: ActivityItem; isLatest?: boolean }) {
  const time = <ClockTime at={item.at} />;
  return (
    <Facts>
      {isLatest ? words.latestAt({ time }) : time}
      {item.actor === null && toDeviceLabel(item.device)}
      {item.thisDevice && <Badge>{deviceWords.thisDevice}</Badge>}
      {item.place && <bdi>{placeInWords(item.place)}</bdi>}
      {item.ipAddress && <bdi>{item.ipAddress}</bdi>}
    </Facts>
  );
}

const countAddresses = (group: ActivityGroup): number =>
  new Set(group.flatMap(({ ipAddress }) => ipAddress ?? [])).size;
