import { latestAt, times } from '#messages/activity.tsx';
import { thisDevice } from '#messages/device.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { Badge } from '../../ui/badge.tsx';
import { ClockTime } from '../../ui/clock-time.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import type { ActivityGroup, ActivityItem } from './days.ts';
import { mayBeAnothers, NotMe } from './not-me.tsx';
import { toSentence } from './sentences.ts';

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
              <span className="font-semibold">
                {times(group.length, latest.kind, failed, countAddresses(group))}
              </span>
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

/** The time, the device and the place of the event. Unknown facts are left out, and so is the device of a back end. */
function Where({ item, isLatest = false }: { item: ActivityItem; isLatest?: boolean }) {
  const time = <ClockTime at={item.at} />;
  return (
    <Facts>
      {isLatest ? latestAt(time) : time}
      {item.actor === null && toDeviceLabel(item.device)}
      {item.thisDevice && <Badge>{thisDevice}</Badge>}
      {item.place && <bdi>{item.place}</bdi>}
      {item.ipAddress && <bdi>{item.ipAddress}</bdi>}
    </Facts>
  );
}

const countAddresses = (group: ActivityGroup): number =>
  new Set(group.flatMap(({ ipAddress }) => ipAddress ?? [])).size;
