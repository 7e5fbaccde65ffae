import { Children, type ReactNode } from 'react';

/** Short facts in a row with dots between them. At a line break the dot is clipped, so that none hangs at the edge. */
export function Facts({ children }: { children: ReactNode }) {
  const parts = Children.toArray(children).filter((fact) => fact !== '');
  return (
    <span className="block overflow-x-clip">
      <span className="-ms-4 flex flex-wrap">
        {parts.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
          <span key={index} className="flex max-w-full">
            <span className="w-4 shrink-0 text-center">{index > 0 && ' · '}</span>
            <span className="min-w-0 wrap-anywhere">{fact}</span>
          </span>
        ))}
      </span>
    </span>
  );
}
