import type { ReactNode } from 'react';
import { SubjectIcon } from '../../ui/subject-icon.tsx';
import { part } from '../../words/part.ts';
import { type Finding, isLeft } from './finding.ts';

const words = part('overview');

// An open task has a border in addition to the colour, because colour alone is not enough.
const DISCS = {
  danger: 'border-2 border-danger bg-danger-soft text-danger',
  todo: 'border-2 border-ink bg-surface text-ink',
  fine: 'bg-accent-soft text-accent',
  fact: 'bg-canvas text-muted',
};

type CheckupRowProps = Pick<Finding, 'state' | 'icon' | 'text'> & {
  /** The link to the next step. */
  children: ReactNode;
};

export function CheckupRow({ state, icon, text, children }: CheckupRowProps) {
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4 p-4 sm:grid-cols-[auto_1fr_auto] sm:items-center sm:px-5">
      <span
        className={`grid size-10 max-sm:row-span-2 shrink-0 place-items-center rounded-full ${DISCS[state]}`}
      >
        <SubjectIcon name={icon} />
      </span>
      <p className="max-sm:pt-2">
        {isLeft({ state }) && <span className="sr-only">{words.leftToDo} </span>}
        {text}
      </p>
      <p className="max-sm:col-start-2">{children}</p>
    </li>
  );
}
