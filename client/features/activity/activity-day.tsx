import { useId } from 'react';
import { ActivityRow } from './activity-row.tsx';
import type { Day } from './days.ts';

export function ActivityDay({ title, groups }: Day) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-semibold">
        {title}
      </h2>
      <ul className="divide-y divide-line rounded-box border border-line bg-surface">
        {groups.map((group) => (
          <ActivityRow key={group[0].id} group={group} />
        ))}
      </ul>
    </section>
  );
}
