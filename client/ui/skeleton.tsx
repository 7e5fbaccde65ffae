import { part } from '../words/part.ts';

const words = part('ui');

/** Grey placeholder rows for content that is loading. They stay invisible for a moment. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div role="status" className="appear-late space-y-4 py-2">
      <span className="sr-only">{words.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className="space-y-2 motion-safe:animate-pulse">
          <div className="h-4 w-2/5 rounded-box bg-line" />
          <div className="h-4 w-4/5 rounded-box bg-line" />
        </div>
      ))}
    </div>
  );
}
