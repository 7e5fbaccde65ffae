import type { ReactNode } from 'react';
import { leftToDo } from '#messages/overview.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Finding } from './findings.tsx';

// An edge, not a colour alone, tells what is left to do.
const DISCS = {
  todo: 'border-2 border-accent bg-surface text-accent',
  fine: 'bg-accent-soft text-accent',
  fact: 'bg-canvas text-muted',
};

type CheckupRowProps = Pick<Finding, 'state' | 'icon' | 'text'> & {
  /** The next step. */
  children: ReactNode;
};

export function CheckupRow({ state, icon, text, children }: CheckupRowProps) {
  return (
    <li className="grid grid-cols-[auto_1fr] items-center gap-x-4 p-4 sm:grid-cols-[auto_1fr_auto] sm:px-5">
      <span
        className={`grid size-10 max-sm:row-span-2 shrink-0 place-items-center rounded-full ${DISCS[state]}`}
      >
        <Icon name={icon} />
      </span>
      <p className="max-sm:self-end">
        {state === 'todo' && <span className="sr-only">{leftToDo} </span>}
        {text}
      </p>
      <p className="max-sm:col-start-2 max-sm:self-start">{children}</p>
    </li>
  );
}
