import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { LoadError } from '../../ui/load-error.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { DeviceList } from './device-list.tsx';

const words = part('devices');

export function Devices() {
  const { data: sessions, error, isFetching, refetch } = trpc.session.list.useQuery();
  return (
    <Section
      {...words.section}
      intro={sessions?.some(({ place }) => place) ? words.introWithPlaces : words.section.intro}
    >
      {sessions ? (
        <DeviceList sessions={sessions} />
      ) : error ? (
        <LoadError {...describeError(error)} isRetrying={isFetching} onRetry={refetch} />
      ) : (
        <ListSkeleton />
      )}
    </Section>
  );
}
