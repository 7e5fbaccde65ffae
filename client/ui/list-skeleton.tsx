import { part } from '../words/part.ts';

const words = part('ui');

/** A placeholder for a list that is loading, with its first title. It stays invisible for a moment. */
export function ListSkeleton({ rows = 3, hasTitle = false }: { rows?: number; hasTitle?: boolean }) {
  return (
    <div role="status" className="appear-late">
      <span className="sr-only">{words.loading}</span>
      {hasTitle && <div className="mt-1 mb-4 h-4 w-20 rounded-box bg-line motion-safe:animate-pulse" />}
      <div className="divide-y divide-line rounded-box border border-line bg-surface">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
          <div key={row} className="flex gap-4 p-4 motion-safe:animate-pulse">
            <div className="size-10 shrink-0 rounded-full bg-line" />
            <div className="grow space-y-2 py-1">
              <div className="h-4 w-1/3 rounded-box bg-line" />
              <div className="h-3 w-3/5 rounded-box bg-line" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
