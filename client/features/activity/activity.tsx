import { useState } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { LoadError } from '../../ui/load-error.tsx';
import { Select } from '../../ui/select.tsx';
import { part } from '../../words/part.ts';
import { ActivityDay } from './activity-day.tsx';
import { toDays } from './days.ts';
import { FILTERS, type FilterName } from './filters.ts';

const words = part('activity');

/** The user's security log, newest first. */
export function Activity() {
  const [filter, setFilter] = useState<FilterName>('all');
  const kinds = FILTERS[filter];
  const list = trpc.activity.list.useInfiniteQuery(kinds ? { kinds: [...kinds] } : {}, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items);

  return (
    <div className="space-y-8 py-6">
      <div className="max-w-64">
        <Select
          label={words.filter.label}
          value={filter}
          onChange={({ target }) => setFilter(target.value as FilterName)}
        >
          {(Object.keys(FILTERS) as FilterName[]).map((name) => (
            <option key={name} value={name}>
              {words.filter[name]}
            </option>
          ))}
        </Select>
      </div>
      {items?.length === 0 && (
        <div className="space-y-3">
          <p className="text-muted">{kinds ? words.nothing : words.nothingAtAll}</p>
          {kinds && (
            <Button variant="secondary" onClick={() => setFilter('all')}>
              {words.showAll}
            </Button>
          )}
        </div>
      )}
      {items && toDays(items).map((day) => <ActivityDay key={day.title} {...day} />)}
      {!items && !list.error && <ListSkeleton rows={5} hasTitle />}
      {list.error && (
        <LoadError
          {...describeError(list.error)}
          isRetrying={list.isFetching}
          onRetry={() => (items ? list.fetchNextPage() : list.refetch())}
        />
      )}
      {list.hasNextPage && !list.error && (
        <Button variant="secondary" isBusy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {words.showOlder}
        </Button>
      )}
    </div>
  );
}
